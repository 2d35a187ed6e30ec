#!/bin/bash
# Starts Keycloak with its secrets, which it takes from its environment and from no file: its administrator's password,
# and those of the realm's machines, whose places are held in lotsen-realm.json. One that is missing stops the start,
# because Keycloak would take the words that hold its place for the secret.
set -euo pipefail
secrets=${SECRETS:-/run/secrets}

KC_BOOTSTRAP_ADMIN_PASSWORD=$(cat "$secrets/keycloak-admin")
FUNDER_SYSTEM_SECRET=$(cat "$secrets/funder-system")
PARTNER_SYSTEM_SECRET=$(cat "$secrets/partner-system")
export KC_BOOTSTRAP_ADMIN_PASSWORD FUNDER_SYSTEM_SECRET PARTNER_SYSTEM_SECRET

exec bash "${KEYCLOAK:-/opt/keycloak}/bin/kc.sh" "$@"
