//! The files that pages load.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use consent::Sha256Hex;
use lead::SubmissionId;
use serde_json::json;

use crate::fixture::{Collector, Visitor};

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

/// The policy is chosen by the path: no other spelling may lead to a page with a weaker one.
#[tokio::test]
async fn a_file_has_one_spelling() {
    let collector = Collector::new().await;
    for path in [
        "/verify%2ehtml",
        "/%76erify.html",
        "//verify.html",
        "/./verify.html",
        "/e/../verify.html",
        "/verify.html/",
        "/verify.html/.",
        "/verify%00.html",
        "/%65/v1/loader.js",
        "//e/v1/loader.js",
        "/e//v1/loader.js",
        "/e/v1/",
        "/%2e%2e/leads.db",
    ] {
        let answer = collector.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
}

/// The operator put other files in place and forgot to restart.
#[tokio::test]
async fn a_widget_that_came_while_the_collector_runs_loses_no_lead() {
    let collector = Collector::new().await;
    let newer = Sha256Hex::of(b"newer wasm").to_string();
    let mut lead = collector.lead(&Visitor::by_email()).await;
    lead["evidence"]["claims"]["wasm_sha256"] = newer.clone().into();
    let unknown = collector.post("/v1/leads", lead.to_string()).await;
    let pointers = vec!["/evidence/claims/wasm_sha256".to_owned()];
    assert_eq!(unknown.problem(), ("INVALID_FIELD".to_owned(), pointers));
    let list = collector.folder.path().join("dist/e/v1/release.json");
    std::fs::write(&list, json!({ "wasm_sha256": newer }).to_string()).unwrap();
    let known = collector.post("/v1/leads", lead.to_string()).await;
    assert_eq!(known.status, StatusCode::CREATED);
    // Once served, always known: tabs outlive releases.
    std::fs::remove_file(&list).unwrap();
    let visitor = Visitor {
        id: SubmissionId::new(2, [7; 10]).to_string(),
        ..Visitor::by_email()
    };
    let mut lead = collector.lead(&visitor).await;
    lead["evidence"]["claims"]["wasm_sha256"] = newer.into();
    let later = collector.post("/v1/leads", lead.to_string()).await;
    assert_eq!(later.status, StatusCode::CREATED);
}
