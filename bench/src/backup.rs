//! A backup of a running server with many proposals, and its restore.

use crate::failure::Failure;
use crate::figures::megabytes;
use crate::fill;
use crate::process;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Prints how long both take, how large the file is, and how long a question to the database waits meanwhile.
pub async fn measure(proposals: usize) -> Result<(), Failure> {
    let folder = process::scratch()?;
    let (data, file, restored) = (folder.path().join("data"), folder.path().join("one.backup"), folder.path().join("restored"));
    let pairs = fill::pairs(&data, 1).await?;
    let pair = pairs.first().ok_or_else(|| Failure("no pair".to_owned()))?;
    fill::many(&data, pair, proposals).await?;
    let server = process::waymark(&data).await?;
    let idle = server.used()?;
    let (took, waits) = tokio::join!(timed("backup", &file, &data), waits(server.port, Duration::from_secs(1)));
    let took = took?;
    let after = server.used()?;
    let size = std::fs::metadata(&file)?.len();
    println!(
        "  backup of the running server: {took:.1?}, {} MB in the file, {} MB of data",
        megabytes(size),
        megabytes(size_of(&data)?)
    );
    let (median, longest) = waits?;
    println!("  a question to the database in its first second: median {median:.1?}, longest {longest:.1?}");
    println!("  memory of the server before and after: {} and {} MB", megabytes(idle.memory), megabytes(after.memory));
    drop(server);
    println!("  restore with a new generation of all text: {:.1?}", timed("restore", &file, &restored).await?);
    Ok(())
}

async fn timed(command: &str, file: &Path, data: &Path) -> Result<Duration, Failure> {
    let mut program = Command::new(process::program()?);
    program.arg(command).arg(file).arg("--data-dir").arg(data).env("WAYMARK_LOG", "error").stdout(Stdio::null());
    let begun = Instant::now();
    let status = tokio::task::spawn_blocking(move || program.status()).await.map_err(|ended| Failure(ended.to_string()))??;
    if status.success() { Ok(begun.elapsed()) } else { Err(Failure(format!("{command} failed"))) }
}

/// Asks again and again whether the server is ready, which its database answers.
async fn waits(port: u16, during: Duration) -> Result<(Duration, Duration), Failure> {
    let (client, begun) = (reqwest::Client::new(), Instant::now());
    let mut waits = Vec::new();
    while begun.elapsed() < during {
        let asked = Instant::now();
        let answer = client.get(format!("http://127.0.0.1:{port}/readyz")).send().await;
        answer.map_err(|error| Failure(error.to_string()))?;
        waits.push(asked.elapsed());
    }
    waits.sort_unstable();
    let at = |index: usize| waits.get(index).copied().unwrap_or_default();
    Ok((at(waits.len() / 2), at(waits.len().saturating_sub(1))))
}

fn size_of(folder: &Path) -> Result<u64, Failure> {
    let mut bytes = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let about = entry.metadata()?;
        bytes += if about.is_dir() { size_of(&entry.path())? } else { about.len() };
    }
    Ok(bytes)
}
