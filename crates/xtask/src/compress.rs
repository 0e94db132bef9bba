//! Fewer bytes on the way to the visitor: compressed twins of each file, and a stylesheet
//! without its comments.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};

/// A file beside which `.br` and `.gz` were written.
pub(crate) struct Written {
    /// Its path below `dist/`, with `/`.
    pub(crate) name: String,
    pub(crate) bytes: usize,
    /// After brotli at quality 11.
    pub(crate) brotli: usize,
}

/// Writes `content` and its compressed twins, which the collector serves as they are. A file that
/// already stands there is left alone: the best compression takes seconds.
pub(crate) fn write(dist: &Path, name: &str, content: &[u8]) -> Result<Written> {
    let path = dist.join(name);
    let written = |brotli| Written {
        name: name.to_owned(),
        bytes: content.len(),
        brotli,
    };
    let brotli_path = with_suffix(&path, "br");
    if fs::read(&path).is_ok_and(|found| found == content) {
        let twin = fs::metadata(&brotli_path).context("a twin is missing: remove dist/")?;
        return Ok(written(usize::try_from(twin.len())?));
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    let save = |path: &Path, content: &[u8]| {
        fs::write(path, content).with_context(|| path.display().to_string())
    };
    if path.exists() {
        // Gone first and back last, so that it never stands beside another content's twins.
        fs::remove_file(&path).with_context(|| path.display().to_string())?;
    }
    let smaller = brotli(content)?;
    save(&brotli_path, &smaller)?;
    save(&with_suffix(&path, "gz"), &gzip(content)?)?;
    save(&path, content)?;
    Ok(written(smaller.len()))
}

/// Brotli at its best quality (RFC 7932), as a server would send it.
pub(crate) fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..BrotliEncoderParams::default()
    };
    let mut smaller = Vec::new();
    brotli::BrotliCompress(&mut Cursor::new(content), &mut smaller, &parameters)
        .context("brotli")?;
    Ok(smaller)
}

/// The same bytes on every machine: no name and no time in the header.
fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzBuilder::new().write(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    name.into()
}

/// CSS without comments, indentation and empty lines; strings stay as they are.
pub(crate) fn squeeze_css(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut quote = None;
    let mut rest = css;
    while let Some(next) = rest.chars().next() {
        if quote.is_none() && rest.starts_with("/*") {
            rest = rest.split_once("*/").map_or("", |(_, after)| after);
            continue;
        }
        match next {
            '"' | '\'' if quote.is_none() => quote = Some(next),
            same if quote == Some(same) => quote = None,
            _ => {}
        }
        kept.push(next);
        rest = rest.get(next.len_utf8()..).unwrap_or_default();
    }
    let lines = kept.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.fold(String::new(), |mut all, line| {
        all.push_str(line);
        all.push('\n');
        all
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_leave_a_stylesheet() {
        let css = "/* colours */\n.a {\n  color: red; /* warm */\n}\n\n.b{}";
        assert_eq!(squeeze_css(css), ".a {\ncolor: red;\n}\n.b{}\n");
    }

    #[test]
    fn strings_that_look_like_comments_stay() {
        let css = ".a { content: \"/* kept */\"; }\n";
        assert_eq!(squeeze_css(css), css);
    }

    #[test]
    fn an_unfinished_comment_ends_the_stylesheet() {
        assert_eq!(squeeze_css(".a{}/* never closed"), ".a{}\n");
    }

    #[test]
    fn a_file_that_stands_there_is_left_alone_and_another_content_replaces_it() {
        let folder = std::env::temp_dir().join(format!("cee-compress-{}", std::process::id()));
        let first = write(&folder, "a/b.txt", b"one one one one one one").unwrap();
        let again = write(&folder, "a/b.txt", b"one one one one one one").unwrap();
        assert_eq!(first.brotli, again.brotli);
        write(&folder, "a/b.txt", b"two").unwrap();
        let twin = fs::read(folder.join("a/b.txt.br")).unwrap();
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut Cursor::new(twin), &mut back).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(back, b"two");
    }

    #[test]
    fn brotli_gives_back_what_it_was_given() {
        let content = "une phrase qui se répète ".repeat(40);
        let smaller = brotli(content.as_bytes()).unwrap();
        assert!(smaller.len() < content.len() / 4);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut Cursor::new(smaller), &mut back).unwrap();
        assert_eq!(back, content.as_bytes());
    }
}
