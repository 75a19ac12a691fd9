//! `waymark serve`: pages, interface for programs and co-editing until stopped.

use super::CommandError;
use crate::assets::{Site, SiteError};
use crate::cli::Serve;
use crate::config::DataArgs;
use crate::web::{Shared, Web};
use crate::{listen, router};
use service::Service;
use std::io::Write;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

/// Serves until the process is told to stop (SIGINT or SIGTERM).
pub(super) async fn run(args: Serve) -> Result<(), CommandError> {
    // Bound first: whoever waits for the port need not guess when the database is ready.
    let listener = TcpListener::bind(args.web.listen).await;
    let listener = listener.map_err(|e| CommandError::machine(format!("cannot listen on {}", args.web.listen), e))?;
    let site = site(&args)?;
    let mut settings = args.data.settings();
    settings.rooms.connections_per_person = usize::try_from(args.web.sockets_per_person.get()).unwrap_or(usize::MAX);
    let service = Service::open(settings).await?;
    if service.store().orgs().await?.is_empty() {
        tracing::warn!("nobody can sign in yet: {}", first_people(&args.data));
    }
    let web = Web::new(service, &args.web, site);
    let router = router::build(&web)?;
    stop_on_signal(&web)?;
    announce(&listener)?;
    listen::run(listener, router, &web).await.map_err(|e| CommandError::machine("the server ended", e))?;
    tracing::info!("stopped");
    Ok(())
}

/// The browser's files. A server without them still serves programs, unless their place was named.
fn site(args: &Serve) -> Result<Site, SiteError> {
    let directory = Site::directory(args.web.site_dir.as_deref());
    match Site::read(&directory) {
        Ok(site) => Ok(site),
        Err(error) if args.web.site_dir.is_some() => Err(error),
        Err(error) => {
            tracing::warn!(%error, "pages will not work");
            Ok(Site { directory, ..Site::default() })
        }
    }
}

fn first_people(data: &DataArgs) -> String {
    let place = data.options();
    format!(
        "stop the server, then `waymark demo {place}` fills the database with a demo organization, and `waymark user add {place} \
         --organization NAME --name NAME --email ADDRESS` adds a first person of your own"
    )
}

fn stop_on_signal(web: &Shared) -> Result<(), CommandError> {
    let stopping = web.stopping.clone();
    let listen = |kind| signal(kind).map_err(|e| CommandError::machine("cannot listen for signals", e));
    let (mut terminate, mut interrupt) = (listen(SignalKind::terminate())?, listen(SignalKind::interrupt())?);
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        stopping.cancel();
    });
    Ok(())
}

/// One line on the standard output, for people and for scripts that wait for it.
fn announce(listener: &TcpListener) -> Result<(), CommandError> {
    let address = listener.local_addr().map_err(|e| CommandError::machine("the port is not known", e))?;
    tracing::info!(%address, "listening");
    println!("Waymark is at http://{address}");
    std::io::stdout().flush().map_err(|e| CommandError::machine("cannot write to the standard output", e))
}
