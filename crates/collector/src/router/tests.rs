use axum::body::Body;
use axum::http::{Request, StatusCode};
use axum::routing::get;
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

use super::*;

#[tokio::test]
async fn a_panic_is_a_problem_that_quotes_nothing() {
    async fn panics() -> StatusCode {
        panic!("zephyrine@exemple.fr")
    }
    let router: Router = Router::new()
        .route("/", get(panics))
        .layer(CatchPanicLayer::custom(panicked));
    let request = Request::get("/").body(Body::empty()).unwrap();
    let response = router.oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
    let body = response.into_body().collect().await.unwrap().to_bytes();
    let problem: lead::wire::problem::Problem = serde_json::from_slice(&body).unwrap();
    assert_eq!(problem.code, ProblemCode::Internal);
    assert!(!String::from_utf8_lossy(&body).contains('@'));
}
