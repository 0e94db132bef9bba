//! Clients that take their time, on real connections.

use collector::serve;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use crate::fixture::Collector;

#[tokio::test]
async fn a_client_that_never_ends_its_headers_is_hung_up_on() {
    let collector = Collector::new().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let serving = serve(listener, collector.router, std::future::pending());
    tokio::time::pause();
    let client = async {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHost: ").await.unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.unwrap();
        answer
    };
    tokio::select! {
        () = serving => panic!("nobody asked the server to stop"),
        answer = client => assert!(answer.is_empty()),
    }
}

#[tokio::test]
async fn a_request_in_hand_is_answered_before_the_server_stops() {
    let collector = Collector::new().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let serving = tokio::spawn(serve(listener, collector.router, async {
        let _ = stopped.await;
    }));
    let mut stream = TcpStream::connect(address).await.unwrap();
    let head = "POST /v1/challenges HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n\
                Content-Length: 13\r\nExpect: 100-continue\r\n\r\n";
    stream.write_all(head.as_bytes()).await.unwrap();
    // The handler waits for the body once it says so.
    let mut invited = [0; 25];
    stream.read_exact(&mut invited).await.unwrap();
    assert_eq!(&invited, b"HTTP/1.1 100 Continue\r\n\r\n");
    stop.send(()).unwrap();
    stream.write_all(b"{\"version\":1}").await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 201 Created"), "{answer}");
    serving.await.unwrap();
}

#[tokio::test]
async fn a_head_without_end_is_refused() {
    let collector = Collector::new().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let serving = serve(listener, collector.router, std::future::pending());
    let client = async {
        let mut stream = TcpStream::connect(address).await.unwrap();
        let filling = "a".repeat(100 * 1024);
        let head = format!("GET /healthz HTTP/1.1\r\nHost: x\r\nFilling: {filling}\r\n\r\n");
        // The server hangs up before all of it is read.
        let _ = stream.write_all(head.as_bytes()).await;
        let mut answer = [0; 12];
        stream.read_exact(&mut answer).await.unwrap();
        String::from_utf8(answer.to_vec()).unwrap()
    };
    tokio::select! {
        () = serving => panic!("nobody asked the server to stop"),
        answer = client => assert_eq!(answer, "HTTP/1.1 431"),
    }
}
