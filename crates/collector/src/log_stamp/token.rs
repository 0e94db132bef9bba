//! A token and what can be believed of it.

use std::path::Path;

use cms::attr::MessageDigest;
use cms::cert::CertificateChoices;
use cms::content_info::ContentInfo;
use cms::signed_data::{SignedData, SignerInfo};
use consent::{Instant, Sha256Hex};
use der::asn1::{AnyRef, ObjectIdentifier, OctetStringRef};
use der::{Decode as _, Encode as _, Reader as _, Tag, Tagged as _};
use rustls::pki_types::pem::{self, PemObject as _};
use rustls::pki_types::{CertificateDer, TrustAnchor, UnixTime};
use sha2::{Digest as _, Sha256, Sha384, Sha512};
use webpki::{ALL_VERIFICATION_ALGS, EndEntityCert, KeyUsage, anchor_from_trusted_cert};

use super::{MessageImprint, SHA_256};

const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const TST_INFO: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");
const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SHA_384: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.2");
const SHA_512: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.3");
/// id-kp-timeStamping, 1.3.6.1.5.5.7.3.8 (RFC 3161 2.3), as DER writes it.
const TIME_STAMPING: &[u8] = &[43, 6, 1, 5, 5, 7, 3, 8];

/// Why a token proves nothing.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub(crate) enum InvalidToken {
    /// The bytes are no token (RFC 3161 2.4.2).
    #[error("the time stamp cannot be read")]
    Shape,
    /// The token stamps another document.
    #[error("the time stamp is of another document")]
    Imprint,
    /// The token answers another request.
    #[error("the time stamp answers another request")]
    Nonce,
    /// None of the token's certificates signed it.
    #[error("the signature of the time stamp does not fit")]
    Signature,
    /// The certificate leads to none of the roots, or is not one for time stamps.
    #[error("the time stamp was signed by nobody that is trusted for it")]
    Certificate,
}

/// The roots that an authority's certificate must lead to.
#[derive(Clone, Debug)]
pub(crate) struct Roots(Vec<TrustAnchor<'static>>);

impl Roots {
    /// Reads certificates from a PEM file.
    pub(crate) fn open(path: &Path) -> Result<Self, pem::Error> {
        let certificates = CertificateDer::pem_file_iter(path)?;
        let certificates: Vec<_> = certificates.collect::<Result<_, _>>()?;
        let anchors = certificates.iter().filter_map(|certificate| {
            let anchor = anchor_from_trusted_cert(certificate).ok()?;
            Some(anchor.to_owned())
        });
        let anchors: Vec<_> = anchors.collect();
        if anchors.is_empty() {
            return Err(pem::Error::NoItemsFound);
        }
        Ok(Self(anchors))
    }
}

/// What a token says.
struct Info {
    at: Instant,
    imprint: Sha256Hex,
    nonce: Option<Vec<u8>>,
}

/// Checks that a token stamps this document, was signed by a certificate that it carries and,
/// if there are roots, that the certificate leads to one of them and is for time stamps. An
/// answer must have the nonce that `is_nonce` knows. Gives the moment that the token says.
pub(crate) fn verify(
    token: &[u8],
    imprint: Sha256Hex,
    is_nonce: impl FnOnce(Option<&[u8]>) -> bool,
    roots: Option<&Roots>,
) -> Result<Instant, InvalidToken> {
    let (content, signer, certificates) = open(token).ok_or(InvalidToken::Shape)?;
    let info = read(&content).ok_or(InvalidToken::Shape)?;
    if info.imprint != imprint {
        return Err(InvalidToken::Imprint);
    }
    if !is_nonce(info.nonce.as_deref()) {
        return Err(InvalidToken::Nonce);
    }
    let covered = signed_bytes(&content, &signer).ok_or(InvalidToken::Signature)?;
    let signature = signer.signature.as_bytes();
    let mut certificates_read = certificates.iter().map(EndEntityCert::try_from);
    let authority = certificates_read.find_map(|certificate| {
        let certificate = certificate.ok()?;
        // Whatever algorithm is named, a signature by one of these is one.
        let mut algorithms = ALL_VERIFICATION_ALGS.iter();
        let fits = |algorithm| certificate.verify_signature(algorithm, &covered, signature);
        let has_signed = algorithms.any(|algorithm| fits(*algorithm).is_ok());
        has_signed.then_some(certificate)
    });
    let authority = authority.ok_or(InvalidToken::Signature)?;
    if let Some(Roots(anchors)) = roots {
        let seconds = u64::try_from(info.at.unix_millis() / 1000).unwrap_or_default();
        let then = UnixTime::since_unix_epoch(std::time::Duration::from_secs(seconds));
        let usage = KeyUsage::required(TIME_STAMPING);
        let algorithms = ALL_VERIFICATION_ALGS;
        authority
            .verify_for_usage(algorithms, anchors, &certificates, then, usage, None, None)
            .map_err(|_| InvalidToken::Certificate)?;
    }
    Ok(info.at)
}

/// The content, its one signer and the certificates that came with it (RFC 5652 5.1).
fn open(token: &[u8]) -> Option<(Vec<u8>, SignerInfo, Vec<CertificateDer<'static>>)> {
    let envelope = ContentInfo::from_der(token).ok()?;
    let envelope: SignedData = (envelope.content_type == SIGNED_DATA)
        .then(|| envelope.content.decode_as().ok())
        .flatten()?;
    let content = envelope.encap_content_info;
    let bytes = content
        .econtent
        .filter(|_| content.econtent_type == TST_INFO)?;
    let bytes = bytes
        .decode_as::<OctetStringRef<'_>>()
        .ok()?
        .as_bytes()
        .to_vec();
    let [signer] = envelope.signer_infos.0.as_slice() else {
        return None; // RFC 3161 2.4.2: the authority's signature and no other
    };
    let certificates = envelope.certificates.iter().flat_map(|set| set.0.iter());
    let certificates = certificates.filter_map(|certificate| match certificate {
        CertificateChoices::Certificate(certificate) => certificate.to_der().ok(),
        CertificateChoices::Other(_) => None,
    });
    let certificates = certificates.map(CertificateDer::from).collect();
    Some((bytes, signer.clone(), certificates))
}

/// What the signature covers: the attributes, once they name this content (RFC 5652 5.4).
fn signed_bytes(content: &[u8], signer: &SignerInfo) -> Option<Vec<u8>> {
    let attributes = signer.signed_attrs.as_ref()?;
    let value = |oid| {
        let mut found = attributes.iter().filter(|attribute| attribute.oid == oid);
        found.next()?.values.get(0)
    };
    let content_type = value(CONTENT_TYPE)?.decode_as::<ObjectIdentifier>().ok()?;
    let digest: MessageDigest = value(MESSAGE_DIGEST)?.decode_as().ok()?;
    let expected = match signer.digest_alg.oid {
        SHA_256 => Sha256::digest(content).to_vec(),
        SHA_384 => Sha384::digest(content).to_vec(),
        SHA_512 => Sha512::digest(content).to_vec(),
        _ => return None,
    };
    let is_named = content_type == TST_INFO && digest.as_bytes() == expected;
    is_named.then(|| attributes.to_der().ok()).flatten()
}

/// `TSTInfo` (RFC 3161 2.4.2), as far as it is used.
fn read(content: &[u8]) -> Option<Info> {
    let info = AnyRef::from_der(content).ok()?.sequence(|info| {
        let _version: u8 = info.decode()?;
        let _policy: ObjectIdentifier = info.decode()?;
        let imprint: MessageImprint<'_> = info.decode()?;
        let _serial: AnyRef<'_> = info.decode()?;
        let at: AnyRef<'_> = info.decode()?;
        let mut nonce = None;
        while !info.is_finished() {
            let part: AnyRef<'_> = info.decode()?;
            if part.tag() == Tag::Integer {
                nonce = Some(part.value().to_vec());
            }
        }
        Ok((imprint, at, nonce))
    });
    let (imprint, at, nonce) = info.ok()?;
    let digest = <[u8; 32]>::try_from(imprint.digest.as_bytes()).ok()?;
    let is_sha_256 = imprint.algorithm.oid == SHA_256;
    Some(Info {
        at: moment(at)?,
        imprint: Sha256Hex::from(is_sha_256.then_some(digest)?),
        nonce,
    })
}

/// `YYYYMMDDhhmmss[.f…]Z`; der's own type has no place for the fraction that RFC 3161 allows.
fn moment(at: AnyRef<'_>) -> Option<Instant> {
    let text = std::str::from_utf8(at.value()).ok()?;
    let text = text
        .strip_suffix('Z')
        .filter(|_| at.tag() == Tag::GeneralizedTime)?;
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let part = |from, to| whole.get(from..to);
    let written = format!(
        "{}-{}-{}T{}:{}:{}.{:0<3.3}Z",
        part(0, 4)?,
        part(4, 6)?,
        part(6, 8)?,
        part(8, 10)?,
        part(10, 12)?,
        part(12, whole.len())?,
        fraction
    );
    written.parse().ok()
}
