//! Rendering of the proposal page: at a steady fifty requests a second, then as fast as it goes.

use crate::failure::Failure;
use crate::figures::Figures;
use crate::fill;
use crate::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// The rate of the budget.
const PER_SECOND: u32 = 50;
/// How many ask at once where it is as fast as it goes.
const AT_ONCE: usize = 16;

/// Prints both.
pub async fn measure(lasts: Duration) -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    let pairs = fill::pairs(folder.path(), 1).await?;
    let pair = pairs.first().ok_or_else(|| Failure("no pair".to_owned()))?;
    let server = process::waymark(folder.path()).await?;
    let client = reqwest::Client::builder().tcp_nodelay(true).build()?;
    let url = format!("http://127.0.0.1:{}/p/{}", server.port, pair.proposal);
    let get = move |client: reqwest::Client, cookie: String| {
        let url = url.clone();
        async move {
            let begun = Instant::now();
            let answer = client.get(url).header("cookie", cookie).send().await?.error_for_status()?;
            let size = answer.bytes().await?.len();
            Ok::<_, reqwest::Error>((begun.elapsed(), size))
        }
    };
    let (_, size) = get(client.clone(), pair.employee.clone()).await?;
    let mut steady = Figures::default();
    let mut asked = tokio::task::JoinSet::new();
    let mut tick = tokio::time::interval(Duration::from_secs(1) / PER_SECOND);
    let begun = Instant::now();
    while begun.elapsed() < lasts {
        tick.tick().await;
        asked.spawn(get(client.clone(), pair.employee.clone()));
    }
    while let Some(done) = asked.join_next().await {
        steady.add(done.map_err(|error| Failure(error.to_string()))??.0);
    }
    println!("  at {PER_SECOND}/s: {}; {size} bytes", steady.line());
    let count = Arc::new(AtomicU32::new(0));
    let begun = Instant::now();
    let mut asking = tokio::task::JoinSet::new();
    for _ in 0..AT_ONCE {
        let (get, client, cookie, count) = (get.clone(), client.clone(), pair.employee.clone(), Arc::clone(&count));
        asking.spawn(async move {
            while begun.elapsed() < lasts {
                get(client.clone(), cookie.clone()).await?;
                count.fetch_add(1, Ordering::Relaxed);
            }
            Ok::<_, reqwest::Error>(())
        });
    }
    while let Some(done) = asking.join_next().await {
        done.map_err(|error| Failure(error.to_string()))??;
    }
    let rate = f64::from(count.load(Ordering::Relaxed)) / begun.elapsed().as_secs_f64();
    println!("  {AT_ONCE} at once: {rate:.0} pages/s");
    Ok(())
}
