//! Requests over HTTP: as many as are taken, or so many per second whatever becomes of them.

use std::cell::RefCell;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use axum::body::Bytes;
use axum::http::{Request, StatusCode};
use http_body_util::{BodyExt as _, Full};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use lead::SubmissionId;
use lead::wire::v1::{ChallengeMessage, DeploymentMessage};
use serde_json::json;
use tokio::net::TcpStream;
use tokio::task::{JoinHandle, LocalSet};

use crate::fixture::Visitor;
use crate::fixture::proof_of_work::solved;

/// Connections to a collector, kept and used again.
#[derive(Clone)]
pub(crate) struct Traffic {
    address: SocketAddr,
    idle: Rc<RefCell<Vec<SendRequest<Full<Bytes>>>>>,
    deployment: Rc<DeploymentMessage>,
    task_secret: Rc<[u8]>,
}

/// How long every answer took, and all of them together.
pub(crate) struct Times {
    waits: Vec<Duration>,
    together: Duration,
}

/// A lead ready to be sent, and the number of its visitor.
pub(crate) struct Ready {
    visitor: u32,
    body: Bytes,
}

impl Traffic {
    pub(crate) async fn to(address: SocketAddr, task_secret: &[u8]) -> Self {
        let mut sender = connect(address).await;
        let request = Request::get("/v1/deployment").header("host", "localhost");
        let request = request.body(Full::<Bytes>::default()).unwrap();
        let answer = sender.send_request(request).await.unwrap();
        let answer = answer.into_body().collect().await.unwrap().to_bytes();
        Self {
            address,
            idle: Rc::default(),
            deployment: Rc::new(serde_json::from_slice(&answer).unwrap()),
            task_secret: task_secret.into(),
        }
    }

    /// Asks for so many nonces, and writes what honest widgets send with them.
    pub(crate) async fn leads(&self, count: usize, at_once: usize) -> (Vec<Ready>, Times) {
        let asks: Vec<Ready> = (0..u32::try_from(count).unwrap())
            .map(|visitor| Ready {
                visitor,
                body: Bytes::from_static(b"{\"version\":1}"),
            })
            .collect();
        let nonces = Rc::new(RefCell::new(Vec::new()));
        let keep = Rc::clone(&nonces);
        let times = self
            .each(&asks, at_once, "/v1/challenges", move |visitor, answer| {
                keep.borrow_mut().push((visitor, answer));
            })
            .await;
        let ready = nonces.take().into_iter().map(|(number, answer)| {
            let [a, b, c, d] = number.to_be_bytes();
            let visitor = Visitor {
                id: SubmissionId::new(1, [0, 0, 0, 0, 0, 0, a, b, c, d]).to_string(),
                ..Visitor::by_phone()
            };
            let challenge: ChallengeMessage = serde_json::from_slice(&answer).unwrap();
            let mut lead = visitor.lead(&self.deployment, &challenge);
            let proof = solved(&self.task_secret, &challenge.nonce);
            lead["signals"] = json!({ "proof": proof, "trap_filled": false });
            Ready {
                visitor: number,
                body: lead.to_string().into(),
            }
        });
        (ready.collect(), times)
    }

    /// Sends leads, each as soon as one before it is answered.
    pub(crate) async fn flood(&self, leads: &[Ready], at_once: usize) -> Times {
        self.each(leads, at_once, "/v1/leads", |_, _| {}).await
    }

    async fn each(
        &self,
        requests: &[Ready],
        at_once: usize,
        path: &'static str,
        answered: impl Fn(u32, Bytes) + Clone + 'static,
    ) -> Times {
        self.forget_connections();
        let start = Instant::now();
        let waits = Rc::new(RefCell::new(Vec::new()));
        let tasks = LocalSet::new();
        let mut sent = Vec::new();
        for first in 0..at_once {
            let mine = requests.iter().skip(first).step_by(at_once);
            let mine: Vec<_> = mine.map(|r| (r.visitor, r.body.clone())).collect();
            let (traffic, waits) = (self.clone(), Rc::clone(&waits));
            let answered = answered.clone();
            sent.push(tasks.spawn_local(async move {
                for (visitor, body) in mine {
                    let start = Instant::now();
                    let answer = traffic.post(path, visitor, body).await;
                    waits.borrow_mut().push(start.elapsed());
                    answered(visitor, answer);
                }
            }));
        }
        tasks.run_until(all(sent)).await;
        Times::of(&waits, start)
    }

    /// Sends so many leads per second, late or not. A lead waits from the moment at which it
    /// was due, so that a slow collector cannot hide by keeping others from being sent.
    pub(crate) async fn pace(&self, leads: &[Ready], per_second: u32) -> Times {
        self.forget_connections();
        let start = Instant::now();
        let waits = Rc::new(RefCell::new(Vec::new()));
        let tasks = LocalSet::new();
        let mut sent = Vec::new();
        for (number, lead) in (0..).zip(leads) {
            let due = start + Duration::from_secs(1) * number / per_second;
            let (visitor, body) = (lead.visitor, lead.body.clone());
            let (traffic, waits) = (self.clone(), Rc::clone(&waits));
            sent.push(tasks.spawn_local(async move {
                tokio::time::sleep_until(due.into()).await;
                if traffic.try_post("/v1/leads", visitor, body).await.is_some() {
                    waits.borrow_mut().push(due.elapsed());
                }
            }));
        }
        tasks.run_until(all(sent)).await;
        Times::of(&waits, start)
    }

    /// The body of a 201; everything else ends the measurement.
    async fn post(&self, path: &str, visitor: u32, body: Bytes) -> Bytes {
        let answer = self.try_post(path, visitor, body).await;
        answer.expect("fewer wait than the queue has places")
    }

    /// The body of a 201, or nothing where the queue is full; everything else ends the
    /// measurement.
    async fn try_post(&self, path: &str, visitor: u32, body: Bytes) -> Option<Bytes> {
        let mut sender = self.connection().await;
        let [_, a, b, c] = visitor.to_be_bytes();
        let request = Request::post(path)
            .header("host", "localhost")
            .header("content-type", "application/json")
            .header("x-forwarded-for", format!("10.{a}.{b}.{c}"))
            .body(Full::new(body))
            .unwrap();
        let answer = sender.send_request(request).await.unwrap();
        let status = answer.status();
        let answer = answer.into_body().collect().await.unwrap().to_bytes();
        self.idle.borrow_mut().push(sender);
        if status == StatusCode::SERVICE_UNAVAILABLE {
            return None;
        }
        assert_eq!(status, StatusCode::CREATED, "{answer:?}");
        Some(answer)
    }

    /// The collector closed them while leads were being written.
    fn forget_connections(&self) {
        self.idle.borrow_mut().clear();
    }

    async fn connection(&self) -> SendRequest<Full<Bytes>> {
        loop {
            // The collector closes those that were idle for long.
            let idle = self.idle.borrow_mut().pop();
            let mut sender = match idle {
                Some(sender) => sender,
                None => connect(self.address).await,
            };
            if sender.ready().await.is_ok() {
                return sender;
            }
        }
    }
}

/// Waits for all; one that failed ends the measurement.
async fn all(tasks: Vec<JoinHandle<()>>) {
    for task in tasks {
        task.await.unwrap();
    }
}

async fn connect(address: SocketAddr) -> SendRequest<Full<Bytes>> {
    let stream = TcpStream::connect(address).await.unwrap();
    stream.set_nodelay(true).unwrap();
    let (sender, connection) = handshake(TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    sender
}

impl Times {
    fn of(waits: &RefCell<Vec<Duration>>, start: Instant) -> Self {
        let mut waits = waits.take();
        waits.sort();
        Self {
            waits,
            together: start.elapsed(),
        }
    }

    pub(crate) fn per_second(&self) -> f64 {
        f64::from(u32::try_from(self.waits.len()).unwrap()) / self.together.as_secs_f64()
    }

    /// How many were answered.
    pub(crate) fn answered(&self) -> usize {
        self.waits.len()
    }

    /// The wait that so many of a hundred did not exceed.
    pub(crate) fn wait(&self, percent: usize) -> Duration {
        self.waits[(self.waits.len() - 1) * percent / 100]
    }
}
