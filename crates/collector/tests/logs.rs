//! Nothing personal in the logs, at any level and of any library.
//!
//! A program of its own: it listens to every thread.

#![cfg(test)]

#[path = "api/fixture.rs"]
mod fixture;

use std::io::Write;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode};
use tracing_subscriber::fmt::MakeWriter;

use fixture::{Collector, EMAIL, FAMILY_NAME, GIVEN_NAME, OWN_ORIGIN, PHONE, Visitor, post};

#[derive(Clone, Default)]
struct Captured(Arc<Mutex<Vec<u8>>>);

impl Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Captured {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn no_log_line_holds_anything_personal() {
    let captured = Captured::default();
    tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(captured.clone())
        .init();

    let collector = Collector::new().await;
    let lead = collector.lead(&Visitor::by_phone()).await;
    let mut faulty = lead.clone();
    faulty["contact"]["phone"] = "3949".into();
    faulty["contact"][EMAIL] = GIVEN_NAME.into();
    let mut unknown = lead.clone();
    unknown["evidence"]["quatremere_zephyrine"] = 1.into();
    let mut another = lead.clone();
    another["contact"]["email"] = EMAIL.into();
    for (body, status) in [
        (faulty.to_string(), StatusCode::UNPROCESSABLE_ENTITY),
        (unknown.to_string(), StatusCode::UNPROCESSABLE_ENTITY),
        (lead.to_string(), StatusCode::CREATED),
        (lead.to_string(), StatusCode::CREATED),
        (another.to_string(), StatusCode::UNPROCESSABLE_ENTITY),
        (format!("{{\"contact\":\"{EMAIL}"), StatusCode::BAD_REQUEST),
    ] {
        let headers = [("origin", OWN_ORIGIN), ("x-forwarded-for", "203.0.113.77")];
        let mut request = post("/v1/leads?mail=zephyrine@exemple.fr", &headers, body);
        let peer: SocketAddr = "192.0.2.99:4711".parse().unwrap();
        request.extensions_mut().insert(ConnectInfo(peer));
        let answer = collector.send(request).await;
        assert_eq!(answer.status, status);
        let told = String::from_utf8(answer.body).unwrap();
        assert!(
            !told.contains("phyrine") && !told.contains("uatrem"),
            "{told}"
        );
    }
    let path = format!("/{EMAIL}?name={}", "Quatremere");
    let request = Request::get(path).body(Body::empty()).unwrap();
    assert_eq!(collector.send(request).await.status, StatusCode::NOT_FOUND);
    // A receipt's token opens somebody's choices: no route may log the address that holds it.
    let again = post("/v1/leads", &[("origin", OWN_ORIGIN)], lead.to_string());
    let stored = collector.send(again).await.json();
    let token = stored["receipt_token"].as_str().unwrap();
    for path in [
        format!("/r/{token}"),
        format!("/v1/receipts/{token}"),
        format!("/r/{token}/more"),
        format!("/v1/receipts/{token}/more"),
    ] {
        collector.get(&path).await;
    }
    let path = format!("/v1/receipts/{token}/withdrawals");
    for body in ["{\"version\":1,\"all\":true}", "{"] {
        collector.post(&path, body).await;
    }
    // A failing store logs its cause, and the cause names no value.
    let mut database = collector.database().await;
    let drop_table = sqlx::query("DROP TABLE contact");
    drop_table.execute(&mut database).await.unwrap();
    let visitor = Visitor {
        id: "019aafc7-6b00-7000-8000-000000000009".to_owned(),
        ..Visitor::by_phone()
    };
    let failing = collector.lead(&visitor).await.to_string();
    let answer = collector.post("/v1/leads", failing).await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);

    let log = String::from_utf8(captured.0.lock().unwrap().clone()).unwrap();
    assert!(
        ["/v1/leads", "/r/{token}", "INTERNAL"]
            .iter()
            .all(|words| log.contains(words)),
        "something is logged"
    );
    let nonce = lead["evidence"]["nonce"].as_str().unwrap();
    for personal in [
        GIVEN_NAME,
        FAMILY_NAME,
        EMAIL,
        PHONE,
        "phyrine",
        "uatrem",
        "465711234",
        "04 65 71",
        "0465711234",
        "203.0.113.77",
        "192.0.2.99",
        "59000",
        nonce,
        token,
    ] {
        assert!(!log.contains(personal), "the log holds {personal}");
    }
}
