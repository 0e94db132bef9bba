//! The files that pages load, with their compressed twins (`dist/`).

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};
use consent::Sha256Hex;
use lead::wire::problem::ProblemCode;
use tower::ServiceExt as _;
use tower_http::services::ServeDir;

use crate::api_error::ApiError;
use crate::app::App;

const CORP: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");

/// What the pages of the collector may do (CSP level 3).
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
     style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; \
     base-uri 'none'; frame-ancestors 'self'";
/// What the page that checks receipts may do: less. It shows what stands in a stranger's file, so
/// that no string may become markup or script (Trusted Types), and nobody may frame it.
const VERIFY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
     style-src 'self'; img-src data:; connect-src 'self'; form-action 'none'; base-uri 'none'; \
     frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
/// Where that page is asked for, and its file.
const VERIFY: &str = "/verify";
const VERIFY_FILE: &str = "/verify.html";
const NO_PERMISSIONS: &str = "camera=(), display-capture=(), geolocation=(), microphone=(), \
     payment=(), publickey-credentials-get=(), usb=()";

/// Which widget the folder holds.
const RELEASE: &str = "e/v1/release.json";

/// Why the folder cannot be served; shown to the operator.
#[derive(Debug, thiserror::Error)]
pub enum DistError {
    /// No page in the folder.
    #[error(
        "{0} has no index.html: build it with `cargo xtask dist`, or name another folder with --dist"
    )]
    NoPage(PathBuf),
    /// The list of the release is missing or unreadable.
    #[error("{0} does not name the widget: build the folder again with `cargo xtask dist`")]
    NoRelease(PathBuf),
}

/// A folder ready to be served.
#[derive(Clone, Debug)]
pub struct Dist {
    folder: PathBuf,
    /// SHA-256 of the two wasm files inside, one after the other.
    pub release: Sha256Hex,
}

impl Dist {
    /// Looks at the folder once.
    pub fn open(folder: &Path) -> Result<Self, DistError> {
        if !folder.join("index.html").is_file() {
            return Err(DistError::NoPage(folder.to_owned()));
        }
        let list = folder.join(RELEASE);
        Ok(Self {
            release: release(&list).ok_or(DistError::NoRelease(list))?,
            folder: folder.to_owned(),
        })
    }

    /// Whether the folder holds this widget now: its files may have been exchanged since the
    /// start.
    pub(crate) fn holds(&self, wasm: Sha256Hex) -> bool {
        release(&self.folder.join(RELEASE)) == Some(wasm)
    }
}

fn release(list: &Path) -> Option<Sha256Hex> {
    let json = std::fs::read(list).ok()?;
    let json: serde_json::Value = serde_json::from_slice(&json).ok()?;
    json.get("wasm_sha256")?.as_str()?.parse().ok()
}

/// In bytes, far longer than any name that `cargo xtask dist` makes; file systems refuse longer
/// names as an error of their own.
const LONGEST_PATH: usize = 255;

/// Serves a file, or the problem in its place.
pub(crate) async fn serve(State(app): State<Arc<App>>, mut request: Request) -> Response {
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    let path = request.uri().path().to_owned();
    let is_api = path.starts_with("/v1/");
    let is_file = !is_api && path.len() <= LONGEST_PATH && is_plain(&path);
    let Some(dist) = app.dist.as_ref().filter(|_| is_file) else {
        return ApiError::from(ProblemCode::NotFound).into_response();
    };
    if !is_read {
        let mut response = ApiError::from(ProblemCode::MethodNotAllowed).into_response();
        let allowed = HeaderValue::from_static("GET, HEAD");
        response.headers_mut().insert(header::ALLOW, allowed);
        return response;
    }
    if path == VERIFY {
        *request.uri_mut() = Uri::from_static(VERIFY_FILE);
    }
    let files = ServeDir::new(&dist.folder)
        .precompressed_br()
        .precompressed_gzip();
    let response = match files.oneshot(request).await {
        Ok(response) => response.map(Body::new),
        Err(never) => match never {},
    };
    match response.status() {
        StatusCode::OK | StatusCode::NOT_MODIFIED | StatusCode::PARTIAL_CONTENT => {
            with_headers(response, &path)
        }
        StatusCode::RANGE_NOT_SATISFIABLE => response,
        status if status.is_server_error() => {
            ApiError::internal("a file cannot be read").into_response()
        }
        _ => ApiError::from(ProblemCode::NotFound).into_response(),
    }
}

/// Whether a path has one spelling only. The headers of a file are chosen by its path, and
/// `ServeDir` would find the file under others: `/verify%2ehtml`, `//verify.html`.
fn is_plain(path: &str) -> bool {
    let is_name = |name: &str| {
        let is_known = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_');
        !matches!(name, "" | "." | "..") && name.bytes().all(is_known)
    };
    let names = path.strip_prefix('/');
    names.is_some_and(|names| names.is_empty() || names.split('/').all(is_name))
}

fn with_headers(mut response: Response, path: &str) -> Response {
    let headers = response.headers_mut();
    let mut set = |name, value| headers.insert(name, HeaderValue::from_static(value));
    set(header::CACHE_CONTROL, cache_control(path));
    if path.starts_with("/e/") {
        // Any page may load the widget; what it may send is decided at the API.
        set(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        set(CORP, "cross-origin");
    }
    if is_page(headers) {
        let mut set = |name, value| headers.insert(name, HeaderValue::from_static(value));
        let is_verify = matches!(path, VERIFY | VERIFY_FILE);
        let policy = if is_verify {
            VERIFY_POLICY
        } else {
            PAGE_POLICY
        };
        set(header::CONTENT_SECURITY_POLICY, policy);
        set(PERMISSIONS_POLICY, NO_PERMISSIONS);
    }
    response
}

fn is_page(headers: &HeaderMap) -> bool {
    let media_type = headers.get(header::CONTENT_TYPE);
    media_type.is_some_and(|value| value.as_bytes().starts_with(b"text/html"))
}

/// Names that say their content never change; the loader follows releases within minutes.
fn cache_control(path: &str) -> &'static str {
    if has_hash(path) {
        "public, max-age=31536000, immutable"
    } else if path.starts_with("/e/") {
        "public, max-age=300"
    } else {
        "no-cache"
    }
}

/// `name-0123456789abcdef.ext`
fn has_hash(path: &str) -> bool {
    let name = path
        .rsplit('/')
        .next()
        .and_then(|file| file.split('.').next());
    let hash = name
        .and_then(|name| name.rsplit_once('-'))
        .map(|(_, hash)| hash);
    hash.is_some_and(|hash| hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_say_their_content_are_kept_for_ever() {
        let check = |path, expected| assert_eq!(cache_control(path), expected, "{path}");
        check(
            "/e/v1/cee-widget-0123456789abcdef.wasm",
            "public, max-age=31536000, immutable",
        );
        check("/e/v1/loader.js", "public, max-age=300");
        check("/e/v1/release.json", "public, max-age=300");
        check("/", "no-cache");
        check("/demo.css", "no-cache");
    }
}
