#!/usr/bin/env bash
# Counts the failed attempts in a log by the address that they came from, most first.

# region count
grep 'Unauthorized access attempt' server.log | sed 's/.* from //' | sort | uniq -c | sort -rn
# endregion count
