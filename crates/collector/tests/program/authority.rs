//! A time-stamping authority of our own: `openssl ts` behind a web server on this machine.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use tempfile::TempDir;

const CONFIGURATION: &str = "\
[tsa]
default_tsa = authority
[authority]
serial = serial
signer_cert = authority.pem
signer_key = authority.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
clock_precision_digits = 3
tsa_name = yes
ess_cert_id_alg = sha256
[extensions]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
";

/// Certificates and configuration in a folder of their own.
pub(crate) struct Authority(TempDir);

/// The keys that authorities sign with.
pub(crate) const RSA: &[&str] = &["-newkey", "rsa:2048"];
pub(crate) const P_256: &[&str] = &["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"];

impl Authority {
    pub(crate) fn new(key: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("ts.cnf"), CONFIGURATION).unwrap();
        std::fs::write(folder.path().join("serial"), "01").unwrap();
        let authority = Self(folder);
        let root = "req -x509 -nodes -days 2 -subj /CN=Root -keyout root.key -out root.pem \
            -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign";
        authority.openssl(root, key);
        let request = "req -nodes -subj /CN=Authority -keyout authority.key -out authority.csr";
        authority.openssl(request, key);
        let sign = "x509 -req -in authority.csr -CA root.pem -CAkey root.key -set_serial 2 \
            -days 2 -extfile ts.cnf -extensions extensions -out authority.pem";
        authority.openssl(sign, &[]);
        authority
    }

    pub(crate) fn folder(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn root(&self) -> String {
        self.folder().join("root.pem").display().to_string()
    }

    /// The answer (RFC 3161) to a query.
    pub(crate) fn answer(&self, query: &[u8]) -> Vec<u8> {
        std::fs::write(self.folder().join("query"), query).unwrap();
        let reply = "ts -reply -config ts.cnf -queryfile query -out answer";
        self.openssl(reply, &[]);
        std::fs::read(self.folder().join("answer")).unwrap()
    }

    /// Runs openssl, which must be installed, and must agree.
    pub(crate) fn openssl(&self, words: &str, more: &[&str]) {
        let output = Command::new("openssl")
            .args(words.split_whitespace())
            .args(more)
            .current_dir(self.folder())
            .output()
            .expect("openssl is installed");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "openssl {words}: {said}");
    }
}

/// Answers every POST with what `answer` makes of its body, status line and headers included;
/// gives its address. The thread ends with the test program.
pub(crate) fn serve(answer: impl Fn(&[u8]) -> Vec<u8> + Send + Sync + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let answer = Arc::new(answer);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            reply(&mut stream.unwrap(), answer.as_ref());
        }
    });
    format!("http://{address}/tsa")
}

fn reply(stream: &mut TcpStream, answer: &dyn Fn(&[u8]) -> Vec<u8>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        let line = line.trim_end().to_lowercase();
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        if line.is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    // Whoever has read enough may have gone.
    let _ = stream.write_all(&answer(&body));
}

/// 200 with this body.
pub(crate) fn ok(body: &[u8]) -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: application/timestamp-reply\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}
