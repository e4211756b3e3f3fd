"""Checks credentials with openbadgeslib (pip install 'openbadgeslib[ldp]'). One line a file; exit status 1 when any is refused.

    verify.py [--did did.json]... [--status list.json]... [--proof-only] credential.json...

--did         a DID document; a did:web issuer's keys are then looked up in it. Without one, and for issuers that are no DID, the
              key is the one the verification method itself says (`...#z6Mk...`).
--status      a status list; every credential's status is then looked up in them. Without any, status is not looked at.
--proof-only  the proof alone: not the dates, the form of the badge, or whose key it is.
Contexts are those bundled with the library. Nothing is fetched.
"""

import argparse
import json
import sys

from openbadgeslib.errors import LibOpenBadgesException
from openbadgeslib.ob3.did import resolve_did
from openbadgeslib.ob3.ldp import OB3LdpVerifier, verify_data_integrity_proof


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--did", action="append", default=[], metavar="FILE")
    parser.add_argument("--status", action="append", default=[], metavar="FILE")
    parser.add_argument("--proof-only", action="store_true")
    parser.add_argument("files", nargs="+", metavar="FILE")
    return parser.parse_args()


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def method_of(credential):
    proof = credential.get("proof") or {}
    proof = proof[0] if isinstance(proof, list) else proof
    return proof.get("verificationMethod", "")


def said_key(method):
    """The key a verification method says, as PEM."""
    return resolve_did("did:key:" + method.partition("#")[2])


def download_from(documents, lists):
    """Answers for the web: the addresses of these did:web documents and status lists, and nothing else."""
    pages = {document["id"]: json.dumps(document).encode() for document in lists}
    for document in documents:
        host, *path = document["id"].removeprefix("did:web:").split(":")
        page = "/".join([host, *(path or [".well-known"]), "did.json"])
        pages["https://" + page] = json.dumps(document).encode()

    def download(url, *_, **__):
        if url not in pages:
            raise LookupError("nothing is fetched: " + url)
        return pages[url]

    return download


def verify(credential, documents, lists, proof_only):
    method = method_of(credential)
    if proof_only:
        verify_data_integrity_proof(credential, said_key(method))
        return
    controller = method.partition("#")[0]
    known = controller.startswith("did:key:") or any(document["id"] == controller for document in documents)
    verifier = OB3LdpVerifier() if known else OB3LdpVerifier(said_key(method))
    download = download_from(documents, lists)
    # The library checks the proof of a list only where that is a JWT.
    verifier.verify(credential, check_status=bool(lists), download=download, verify_status_list=False)


def main():
    options = arguments()
    documents = [read(path) for path in options.did]
    lists = [read(path) for path in options.status]
    refused = 0
    for path in options.files:
        try:
            verify(read(path), documents, lists, options.proof_only)
            print(f"ok       {path}")
        except (LibOpenBadgesException, LookupError, TypeError, ValueError) as error:
            refused += 1
            print(f"refused  {path}: {' '.join(str(error).split())}")
    sys.exit(1 if refused else 0)


if __name__ == "__main__":
    main()
