//! Scripts without what only their readers need: comments on lines of their own, and indents.
//! A fifth of the glue after brotli, with no tool to install.

/// The script's lines of code, each without its indent. A comment counts only where it begins a
/// line, so nothing inside a string or beside code is touched.
pub(crate) fn plain(script: &str) -> String {
    let mut code = String::with_capacity(script.len());
    let mut is_comment = false;
    for line in script.lines().map(str::trim) {
        is_comment |= line.starts_with("/*");
        if is_comment {
            is_comment = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            code.push_str(line);
            code.push('\n');
        }
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indents_go_and_code_stays() {
        let script = "/** What\n * it does.\n */\nexport function f() {\n    // Why.\n    return \"/* no */\"; // beside\n\n    /* one line */\n}\n";
        let code = "export function f() {\nreturn \"/* no */\"; // beside\n}\n";
        assert_eq!(plain(script), code);
        assert_eq!(plain(code), code);
    }
}
