#!/usr/bin/env bash
# Makes the Secret that elizaos.yaml takes the key from, with a new key that is shown nowhere.

# region create
kubectl create secret generic elizaos --from-literal=auth-token="$(openssl rand -hex 32)"
# endregion create

# For whoever has to give it to a client:
# region read
kubectl get secret elizaos --output=jsonpath='{.data.auth-token}' | base64 --decode
# endregion read
