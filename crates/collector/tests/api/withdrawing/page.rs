//! The page behind the link, as browsers, mail scanners and guessers meet it.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};

use super::{ALL, choices, count, press, stored, token, withdraw};
use crate::fixture::Collector;

#[tokio::test]
async fn reading_a_link_changes_nothing() {
    let collector = Collector::new().await;
    let stored = stored(&collector).await;
    let before = choices(&collector, token(&stored)).await;
    for path in [
        format!("/r/{}", token(&stored)),
        format!("/r/{}?fait", token(&stored)),
        format!("/r/{}?all=1&key=phone:self", token(&stored)),
        format!("/v1/receipts/{}", token(&stored)),
    ] {
        for method in [Method::GET, Method::HEAD] {
            let request = Request::builder().method(method).uri(&path);
            let answer = collector.send(request.body(Body::empty()).unwrap()).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
        }
    }
    let path = format!("/v1/receipts/{}/withdrawals", token(&stored));
    for method in [Method::GET, Method::HEAD] {
        let request = Request::builder().method(method).uri(&path);
        let answer = collector.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    }
    assert_eq!(choices(&collector, token(&stored)).await, before);
    assert_eq!(count(&collector, "withdrawal").await, 0);
    assert_eq!(count(&collector, "log_event").await, 5);
}

#[tokio::test]
async fn the_page_is_kept_by_nobody_and_runs_nothing() {
    let collector = Collector::new().await;
    let stored = stored(&collector).await;
    let path = format!("/r/{}", token(&stored));
    let page = collector.get(&path).await;
    for (name, value) in [
        ("content-type", "text/html; charset=utf-8"),
        ("cache-control", "no-store"),
        ("referrer-policy", "no-referrer"),
        ("x-robots-tag", "noindex, nofollow"),
        ("x-content-type-options", "nosniff"),
    ] {
        assert_eq!(page.header(name), Some(value));
    }
    let policy = page.header("content-security-policy").unwrap().to_owned();
    for part in [
        "default-src 'none'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ] {
        assert!(policy.contains(part), "{policy}");
    }
    assert!(!policy.contains("unsafe"), "{policy}");
    let text = String::from_utf8(page.body).unwrap();
    for active in [
        "<script",
        "<iframe",
        "<img",
        "javascript:",
        "onclick",
        "http-equiv",
    ] {
        assert!(!text.contains(active), "{active}");
    }
    // The policy lets exactly this style through.
    let style = text.split_once("<style>").unwrap().1;
    let style = style.split_once("</style>").unwrap().0;
    let digest = consent::Sha256Hex::of(style.as_bytes());
    let digest = consent::base64url::encode(digest.as_bytes());
    let digest = digest.replace('-', "+").replace('_', "/");
    assert!(
        policy.contains(&format!("style-src 'sha256-{digest}='")),
        "{policy}"
    );
    let json = format!("/v1/receipts/{}", token(&stored));
    for path in [json.as_str(), "/r/nothing"] {
        let answer = collector.get(path).await;
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"));
        assert_eq!(answer.header("x-robots-tag"), Some("noindex, nofollow"));
    }
}

#[tokio::test]
async fn one_button_takes_one_choice_back_and_leads_to_the_page() {
    let collector = Collector::new().await;
    let stored = stored(&collector).await;
    let path = format!("/r/{}", token(&stored));
    let page = String::from_utf8(collector.get(&path).await.body).unwrap();
    // One form for each thing that stands, one for all, and each needs one press.
    let action = format!(
        "<form method=\"post\" action=\"../v1/receipts/{}/withdrawals\">",
        token(&stored)
    );
    assert_eq!(page.matches(&action).count(), 5);
    assert_eq!(page.matches("<button").count(), 5);
    assert!(!page.contains("<input type=\"checkbox\""));
    let pressed = press(&collector, token(&stored), "key=phone%3Aself").await;
    assert_eq!(pressed.status, StatusCode::SEE_OTHER);
    let back = format!("../../../r/{}?fait", token(&stored));
    assert_eq!(pressed.header("location"), Some(back.as_str()));
    let page = collector.get(&format!("{path}?fait")).await;
    let page = String::from_utf8(page.body).unwrap();
    assert!(page.contains("C’est enregistré") && page.contains("<title>Retrait enregistré"));
    assert!(page.contains("Retiré le 23\u{a0}novembre\u{a0}2026 à\u{a0}11\u{a0}h\u{a0}00"));
    assert_eq!(page.matches("<button").count(), 4);
    press(&collector, token(&stored), "all=1").await;
    let page = String::from_utf8(collector.get(&path).await.body).unwrap();
    assert_eq!(page.matches("<button").count(), 0);
    assert!(page.contains("Annulée le "));
    assert!(!page.contains("C’est enregistré"));
}

#[tokio::test]
async fn a_token_that_opens_nothing_is_not_found_like_any_other() {
    let collector = Collector::new().await;
    let stored = stored(&collector).await;
    let never = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH";
    let longer = format!("{}A", token(&stored));
    let mut erased = collector.database().await;
    sqlx::query("DELETE FROM contact")
        .execute(&mut erased)
        .await
        .unwrap();
    let mut told = Vec::new();
    for token in [never, "x", "%FF", &longer, token(&stored)] {
        let page = collector.get(&format!("/r/{token}")).await;
        let json = collector.get(&format!("/v1/receipts/{token}")).await;
        let posted = withdraw(&collector, token, ALL).await;
        let pressed = press(&collector, token, "all=1").await;
        for answer in [&page, &json, &posted, &pressed] {
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{token}");
        }
        assert_eq!(json.problem().0, "NOT_FOUND");
        told.push([page.body, json.body, posted.body, pressed.body]);
    }
    assert!(told.windows(2).all(|two| two[0] == two[1]));
    let page = String::from_utf8(told[0][0].clone()).unwrap();
    assert!(page.contains("Ce lien n’ouvre rien") && page.contains("donnees@exemple.fr"));
}

#[tokio::test]
async fn guessing_links_is_slowed_down() {
    let collector = Collector::new().await;
    let stored = stored(&collector).await;
    let answer = loop {
        let answer = collector.get("/r/nothing").await;
        if answer.status != StatusCode::NOT_FOUND {
            break answer;
        }
    };
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(answer.header("retry-after").is_some());
    assert!(
        String::from_utf8(answer.body)
            .unwrap()
            .contains("Attendez dix minutes")
    );
    for answer in [
        collector
            .get(&format!("/v1/receipts/{}", token(&stored)))
            .await,
        withdraw(&collector, token(&stored), ALL).await,
        press(&collector, token(&stored), "all=1").await,
    ] {
        assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    }
    assert_eq!(count(&collector, "withdrawal").await, 0);
}
