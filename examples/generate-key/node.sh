#!/usr/bin/env bash
# The same where there is no openssl, in every shell of Linux, macOS and Windows.

# region generate
node -e "console.log(require('node:crypto').randomBytes(32).toString('hex'))"
# endregion generate
