//! The files that pages load.

use axum::body::Body;
use axum::http::{Request, StatusCode};

use crate::fixture::Collector;

#[tokio::test]
async fn the_page_may_load_from_here_only() {
    let collector = Collector::new().await;
    let answer = collector.get("/").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.body, b"<!doctype html>");
    let headers = [
        "content-security-policy",
        "permissions-policy",
        "referrer-policy",
        "x-content-type-options",
        "cache-control",
    ];
    insta::assert_debug_snapshot!(headers.map(|name| (name, answer.header(name).unwrap())));
}

#[tokio::test]
async fn the_smallest_twin_that_the_browser_takes_is_sent() {
    let collector = Collector::new().await;
    for (accepted, coding, body) in [
        ("gzip, deflate, br", Some("br"), "as brotli"),
        ("gzip", Some("gzip"), "as gzip"),
        ("", None, "export {}"),
    ] {
        let request = Request::get("/e/v1/loader.js").header("accept-encoding", accepted);
        let answer = collector.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.header("content-encoding"), coding);
        assert_eq!(answer.header("content-type"), Some("text/javascript"));
        assert_eq!(answer.header("cache-control"), Some("public, max-age=300"));
        assert_eq!(answer.body, body.as_bytes());
    }
}

#[tokio::test]
async fn any_page_may_load_the_widget_and_keep_it() {
    let collector = Collector::new().await;
    let answer = collector
        .get("/e/v1/cee-widget-0123456789abcdef.wasm")
        .await;
    assert_eq!(answer.header("content-type"), Some("application/wasm"));
    assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
    assert_eq!(
        answer.header("cross-origin-resource-policy"),
        Some("cross-origin")
    );
    assert_eq!(
        answer.header("cache-control"),
        Some("public, max-age=31536000, immutable")
    );
}

#[tokio::test]
async fn the_page_that_checks_receipts_may_do_less_than_others() {
    let collector = Collector::new().await;
    for path in ["/verify", "/verify.html"] {
        let answer = collector.get(path).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header("content-type"), Some("text/html"));
        assert_eq!(answer.body, b"<!doctype html><h1>");
        let policy = answer.header("content-security-policy").unwrap();
        for rule in [
            "default-src 'none'",
            "connect-src 'self'",
            "form-action 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
        ] {
            assert!(policy.contains(rule), "{rule} is not in {policy}");
        }
        assert_eq!(answer.header("cache-control"), Some("no-cache"));
        assert!(answer.header("permissions-policy").is_some());
    }
    let posted = collector.post("/verify", "{}").await;
    assert_eq!(posted.status, StatusCode::METHOD_NOT_ALLOWED);
    let below = collector.get("/verify/").await;
    assert_eq!(below.status, StatusCode::NOT_FOUND);
}
