//! `waymark framework`: files into the draft, files out of what is published, and advice.

use super::CommandError;
use crate::api::output;
use crate::cli::FrameworkCommand;
use crate::operate::organization_of;
use domain::ids::OrgId;
use domain::view::{ImportNote, ImportOptions};
use exchange::File;
use service::Service;
use std::path::{Path, PathBuf};

/// Carries it out and says what was done.
pub(super) async fn run(command: FrameworkCommand) -> Result<(), CommandError> {
    let data = match &command {
        FrameworkCommand::Import { data, .. } | FrameworkCommand::Export { data, .. } | FrameworkCommand::Check { data, .. } => {
            data
        }
    };
    let service = Service::open(data.settings()).await?;
    let done = carry_out(&service, command).await;
    service.shutdown().await?;
    done
}

async fn carry_out(service: &Service, command: FrameworkCommand) -> Result<(), CommandError> {
    match command {
        FrameworkCommand::Import { files, yes, organization, .. } => {
            let org = organization_of(service, organization.as_deref()).await?;
            import(service, &org, &files, yes).await
        }
        FrameworkCommand::Export { format, output: to, organization, .. } => {
            let org = organization_of(service, organization.as_deref()).await?;
            let output = output(&format).ok_or_else(|| {
                CommandError::Refused(format!(
                    "{format} is no format: take json, yaml, csv, tables, xlsx, markdown, poster or poster-a1"
                ))
            })?;
            let written = service.export_in_force(&org, output).await?;
            let to = to.unwrap_or_else(|| PathBuf::from(&written.name));
            tokio::fs::write(&to, &written.bytes)
                .await
                .map_err(|e| CommandError::machine(format!("cannot write {}", to.display()), e))?;
            println!("{}", to.display());
            announce(service, &org).await
        }
        FrameworkCommand::Check { organization, .. } => {
            let org = organization_of(service, organization.as_deref()).await?;
            let advice = service.framework_advice(&org).await?;
            for sentence in &advice {
                println!("{sentence}");
            }
            if advice.is_empty() {
                println!("There is nothing to advise about the framework in force.");
            }
            announce(service, &org).await
        }
    }
}

/// Says which versions are published and not in force yet: what was written or looked through is none of them. Apart from the result, so that
/// scripts need not read it.
async fn announce(service: &Service, org: &OrgId) -> Result<(), CommandError> {
    for begin in service.framework_coming(org).await? {
        eprintln!("Version {} is published and begins on {}.", begin.version, begin.day);
    }
    Ok(())
}

/// Says what would change, and changes it only when that was agreed to.
async fn import(service: &Service, org: &OrgId, paths: &[PathBuf], agreed: bool) -> Result<(), CommandError> {
    let mut files = Vec::with_capacity(paths.len());
    for path in paths {
        let bytes =
            tokio::fs::read(path).await.map_err(|e| CommandError::machine(format!("cannot read {}", path.display()), e))?;
        files.push(File::new(&name(path), bytes));
    }
    let operator = service.operator(org).await?;
    let preview = service.import_preview(&operator, files.clone(), ImportOptions::default()).await?;
    preview.notes.iter().for_each(|note| println!("{}", line(note)));
    let found = preview.found;
    println!(
        "Found: {} families, {} roles, {} levels, {} competencies, {} cells.",
        found.families, found.roles, found.levels, found.competencies, found.cells
    );
    if !preview.ready {
        return Err(CommandError::Refused("nothing was written: a file cannot be read, or nothing in it is new".to_owned()));
    }
    if !agreed {
        println!("Nothing was written. Say --yes to write this into the draft.");
        return Ok(());
    }
    let done = service.import(&operator, files, ImportOptions::default()).await?;
    println!("Written into the draft: {} changes. A framework owner can take this back, and publishes it.", done.import.changes);
    Ok(())
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn line(note: &ImportNote) -> String {
    let at = note.line.map(|line| format!("line {line}"));
    let place = [note.file.clone(), note.place.clone()].into_iter().filter(|part| !part.is_empty()).chain(at).collect::<Vec<_>>();
    // What is about everything has no place.
    let place = if place.is_empty() { String::new() } else { format!("{}: ", place.join(", ")) };
    let repair = note.repair.as_ref().map(|offer| format!(" ({})", offer.text)).unwrap_or_default();
    format!("{place}{}{repair}", note.text)
}
