//! The instruments themselves: a checker that sees nothing would pass every page.

use std::net::{Ipv4Addr, TcpListener};

use anyhow::{Result, ensure};

use super::browser::{Look, show, with_browser};
use super::{axe, requests};

const PAGE: &str = "data:text/html;charset=utf-8,<html lang=fr><title>Essai</title>\
    <meta name=viewport content=width=device-width>\
    <main><h1>Essai</h1><div id=host></div></main>";

#[tokio::test]
async fn a_field_without_a_label_inside_a_shadow_root_is_found() -> Result<()> {
    with_browser(async |driver| {
        driver.goto(PAGE).await?;
        let found = axe::violations(&driver).await?;
        ensure!(found.is_empty(), "without the field: {found:?}");
        let field = "const root = document.getElementById('host').attachShadow({ mode: 'open' });
            root.append(document.createElement('input'));";
        driver.execute(field, vec![]).await?;
        let found = axe::violations(&driver).await?;
        ensure!(found.iter().any(|line| line.contains("label")), "{found:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_request_to_a_stranger_is_recorded_with_what_it_carries() -> Result<()> {
    let stranger = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?;
    with_browser(async |driver| {
        driver.goto(PAGE).await?;
        requests::since_last_call(&driver).await?;
        let call = format!(
            "const done = arguments[0];
             const body = JSON.stringify({{ name: 'Zoé Martin' }});
             fetch('http://{stranger}/x?q=59%20000', {{ method: 'POST', mode: 'no-cors', body }})
               .catch(() => 0).then(done);"
        );
        driver.execute_async(call, vec![]).await?;
        let sent = requests::since_last_call(&driver).await?;
        let to_stranger: Vec<_> = sent
            .iter()
            .filter(|request| !request.stays_at("http://127.0.0.1:1"))
            .collect();
        ensure!(to_stranger.len() == 1, "{sent:?}");
        for typed in ["Zoé Martin", "59 000"] {
            ensure!(
                to_stranger.iter().all(|request| request.carries(typed)),
                "{typed}: {sent:?}"
            );
        }
        ensure!(
            !to_stranger.iter().any(|request| request.carries("absent")),
            "{sent:?}"
        );
        ensure!(
            to_stranger.iter().all(|request| request.method == "POST"),
            "{sent:?}"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn width_and_colour_scheme_reach_the_page() -> Result<()> {
    with_browser(async |driver| {
        for look in Look::ALL {
            driver.goto(PAGE).await?;
            show(&driver, look).await?;
            let seen = "return [document.documentElement.clientWidth,
                matchMedia('(prefers-color-scheme: dark)').matches]";
            let (width, is_dark): (u32, bool) = driver.execute(seen, vec![]).await?.convert()?;
            let expected = (look.width, look.is_dark);
            ensure!(
                (width, is_dark) == expected,
                "{}: {width} {is_dark}",
                look.name()
            );
        }
        Ok(())
    })
    .await
}
