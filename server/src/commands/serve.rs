//! `waymark serve`: pages, interface for programs and co-editing until stopped.

use super::CommandError;
use crate::assets::{Site, SiteError};
use crate::cli::Serve;
use crate::config::PublicOrigin;
use crate::control::listen::Door;
use crate::web::{Shared, Web};
use crate::{audit, backup, listen, metrics, router};
use service::{Durability, Service};
use std::io::Write;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

/// Serves until the process is told to stop (SIGINT or SIGTERM).
pub(super) async fn run(args: Serve) -> Result<(), CommandError> {
    let settings = args.settings()?;
    let schedule = args.backup.schedule().map_err(store::Error::Backup)?;
    // Bound first: whoever waits for the port need not guess when the database is ready.
    let listener = bind(args.web.listen).await?;
    let metrics = match args.web.metrics_listen {
        Some(address) => Some(bind(address).await?),
        None => None,
    };
    let site = site(&args)?;
    let service = Service::open(settings).await?;
    if service.durability() == Durability::Never {
        tracing::warn!("commits do not wait for the disk: a crash loses what people were told is saved");
    }
    let first = service.first_link().await?;
    let web = Web::new(service, &args.web, site)?;
    let router = router::build(&web)?;
    stop_on_signal(&web)?;
    look_at_sign_in(&web).await?;
    if args.data.server.database_url.is_none() {
        open_door(&args.data.data_dir, &web);
    }
    web.tasks.spawn(audit::run(Arc::clone(&web)));
    if let Some(schedule) = schedule {
        web.tasks.spawn(backup::run(schedule, Arc::clone(&web)));
    }
    announce("Waymark is at", "", &listener)?;
    if let Some(metrics) = metrics {
        announce("Its figures are at", "/metrics", &metrics)?;
        tokio::spawn(metrics::run(metrics, Arc::clone(&web)));
    }
    if let Some(secret) = first {
        invite(&listener, &secret, &args)?;
    }
    listen::run(listener, router, &web).await.map_err(|e| CommandError::machine("the server ended", e))?;
    tracing::info!("stopped");
    Ok(())
}

/// Commands reach this process through a socket in its data directory. Without it people work on, and commands say that the directory is in use.
fn open_door(data: &Path, web: &Shared) {
    match Door::open(data) {
        Ok(door) => drop(web.tasks.spawn(door.run(Arc::clone(web)))),
        Err(error) => {
            tracing::warn!(%error, data = %data.display(), "commands will not reach this server: the socket in its data directory cannot be opened");
        }
    }
}

/// Says what keeps people from signing in, before they come.
async fn look_at_sign_in(web: &Shared) -> Result<(), CommandError> {
    if web.oidc.is_some() {
        let web = Arc::clone(web);
        tokio::spawn(async move {
            if let Some(oidc) = &web.oidc {
                oidc.discover().await;
            }
        });
    } else if !web.service.sign_in_offer().await?.passwords {
        tracing::warn!(
            "nobody can sign in: an administrator chose the identity provider alone, and none is set up. Set one up (--oidc-issuer), or \
             stop the server and let people use passwords again: waymark sign-in allow-passwords"
        );
    }
    Ok(())
}

async fn bind(address: SocketAddr) -> Result<TcpListener, CommandError> {
    let listener = TcpListener::bind(address).await;
    listener.map_err(|e| CommandError::machine(format!("cannot listen on {address}"), e))
}

/// The browser's files. A server without them still serves programs, unless their place was named.
fn site(args: &Serve) -> Result<Site, SiteError> {
    let asked = args.web.site_dir.as_deref();
    match Site::find(asked) {
        Ok(site) => Ok(site),
        Err(error) if asked.is_some() => Err(error),
        Err(error) => {
            tracing::warn!(%error, "pages will not work");
            Site::empty(&Site::directory(asked))
        }
    }
}

/// The link with which somebody makes the first organization. It is for whoever reads the standard output, and is not written into the log.
fn invite(listener: &TcpListener, secret: &str, args: &Serve) -> Result<(), CommandError> {
    let own = format!("http://{}", address_of(listener)?);
    let origin = args.web.public_url.as_ref().map_or(own.as_str(), PublicOrigin::as_str);
    println!("Nobody can sign in yet. Make your organization at {origin}/begin#{secret}");
    println!("or stop the server and fill the database with a demo organization: waymark demo {}", args.data.options());
    flush()
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
fn announce(what: &str, path: &str, listener: &TcpListener) -> Result<(), CommandError> {
    let address = address_of(listener)?;
    tracing::info!(%address, path, "listening");
    println!("{what} http://{address}{path}");
    flush()
}

fn address_of(listener: &TcpListener) -> Result<SocketAddr, CommandError> {
    listener.local_addr().map_err(|e| CommandError::machine("the port is not known", e))
}

fn flush() -> Result<(), CommandError> {
    std::io::stdout().flush().map_err(|e| CommandError::machine("cannot write to the standard output", e))
}
