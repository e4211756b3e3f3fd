#!/usr/bin/env bash
# Checks docker-compose.yml against the Compose specification's schema and for what the schema cannot say: every service has a
# health check, every named volume is declared, and every variable it asks for is in .env.example.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
tools=${MOOC_TEST_TOOLS:-target/test-tools/venv/bin}
"$tools/check-jsonschema" --builtin-schema vendor.compose-spec docker-compose.yml
exec "$tools/python" - <<'PYTHON'
import re, sys, yaml

text = open("docker-compose.yml").read()
compose = yaml.safe_load(text)
offered = set(re.findall(r"^#? ?([A-Z_]+)=", open(".env.example").read(), re.M))
faults = []
for name, service in compose["services"].items():
    if "healthcheck" not in service:
        faults.append(f"service {name} has no health check")
    for volume in service.get("volumes", []):
        source = volume.split(":")[0]
        if source not in compose["volumes"]:
            faults.append(f"service {name} mounts {source}, which is not declared")
    for needed, how in service.get("depends_on", {}).items():
        if needed not in compose["services"] or how != {"condition": "service_healthy"}:
            faults.append(f"service {name} does not wait until {needed} is healthy")
for variable in sorted(set(re.findall(r"\$\{([A-Z_]+)", text)) - offered):
    faults.append(f"{variable} is not in .env.example")
print("\n".join(faults) or "docker-compose.yml keeps the schema and the house rules")
print(f"checks: {2 if not faults else 1} passed, {len(faults)} failed")
sys.exit(1 if faults else 0)
PYTHON
