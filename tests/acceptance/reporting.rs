//! `reporting/`: a database beside the library's, with a schema of its own.

use crate::database::{Outcome, with_config, with_shared_client};
use crate::library::{date, decimal};
use crate::queries::reporting::loans::{self, Branches};
use crate::queries::reporting::models::Branch;
use crate::queries::reporting::procedures::public as procedures;
use crate::queries::reporting::{Reporting, types::Season};
use bindery::{Cached, Connection, load_deferred};
use postgres::Client;
use std::path::Path;

/// The tables and functions of `reporting/schema`, as SQL.
pub(crate) fn schema() -> std::io::Result<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("reporting/schema");
    let files = ["01_loans.sql", "02_procedures.sql"];
    let texts = files.map(|name| std::fs::read_to_string(folder.join(name)));
    texts.into_iter().collect()
}

/// A transaction that is rolled back, connected to a warehouse without facts.
fn in_warehouse(test: impl FnOnce(&mut Client) -> Outcome) -> Outcome {
    with_shared_client(|client| {
        client.batch_execute(&schema()?)?;
        test(client)
    })
}

#[test]
fn a_connection_to_the_database_runs_its_queries() -> Outcome {
    in_warehouse(|client| {
        let mut reporting = Connection::<Reporting, _>::new(client);
        let main = loans::add_branch(&mut reporting, "Main street", Some("Lund"))?;
        let bus = loans::add_branch(&mut reporting, "Bus", None)?;
        for (day, branch, count) in [("2024-05-02", main, 7), ("2024-05-03", main, 9)] {
            let (day, fines) = (date(day), decimal("0.40"));
            loans::record_loans(&mut reporting, day, Season::Spring, branch, count, fines)?;
        }
        let (day, fines) = (date("2024-05-03"), decimal("0"));
        loans::record_loans(&mut reporting, day, Season::Spring, main, 8, fines)?;
        let (first, last) = (date("2024-05-01"), date("2024-05-31"));
        let found = loans::loans_per_branch(&mut reporting, first, last)?;
        let found: Vec<_> = found
            .iter()
            .map(|it| (&*it.name, it.city.as_deref(), it.days, it.loans))
            .collect();
        let expected = [("Main street", Some("Lund"), 2, 15), ("Bus", None, 0, 0)];
        assert_eq!(found, expected);
        let busiest = loans::busiest_day(&mut reporting)?.expect("something was lent");
        assert_eq!((busiest.day, busiest.season), (day, Season::Spring));
        assert_eq!((busiest.holiday, busiest.loans), (None, 8));
        assert_ne!(main, bus);
        Ok(())
    })
}

#[test]
fn what_a_connection_wraps_may_be_cached_or_a_transaction() -> Outcome {
    in_warehouse(|client| {
        let mut transaction = client.transaction()?;
        let mut reporting = Connection::<Reporting, _>::new(&mut transaction);
        loans::add_branch(&mut reporting, "Main street", None)?;
        transaction.rollback()?;
        let mut cached = Connection::<Reporting, _>::new(Cached::new(client.transaction()?));
        assert_eq!(loans::busiest_day(&mut cached)?, None);
        let (first, last) = (date("2024-05-01"), date("2024-05-31"));
        assert_eq!(loans::loans_per_branch(&mut cached, first, last)?, []);
        Ok(())
    })
}

#[test]
fn models_are_loaded_from_their_database() -> Outcome {
    in_warehouse(|client| {
        let mut reporting = Connection::<Reporting, _>::new(client);
        loans::add_branch(&mut reporting, "Main street", Some("Lund"))?;
        loans::add_branch(&mut reporting, "Bus", None)?;
        let mut branches = loans::branches(&mut reporting)?;
        let city = branches[1].load_city(&mut reporting)?;
        assert_eq!(city.as_deref(), Some("Lund"));
        load_deferred(&mut reporting, &mut branches)?;
        let all = branches.into_iter().map(Branches::into_model);
        let all: Vec<Branch> = all.collect::<Result<_, _>>()?;
        assert_eq!(all[0].city, None);
        assert_eq!(all[1], loans::branches_in(&mut reporting, "Lund")?[0]);
        Ok(())
    })
}

#[test]
fn procedures_of_the_database_are_functions() -> Outcome {
    in_warehouse(|client| {
        let mut reporting = Connection::<Reporting, _>::new(client);
        let branch = loans::add_branch(&mut reporting, "Main street", None)?;
        let (day, fines) = (date("2024-05-02"), decimal("0.40"));
        loans::record_loans(&mut reporting, day, Season::Spring, branch, 7, fines)?;
        let of = |it: &mut _, since| procedures::fines_of(it, branch, since);
        assert_eq!(of(&mut reporting, None)?, Some(decimal("0.40")));
        let later = Some(date("2024-05-03"));
        assert_eq!(of(&mut reporting, later)?, Some(decimal("0")));
        Ok(())
    })
}

#[test]
fn async_functions_take_connections_to_their_database() -> Outcome {
    use loans::nonblocking as loans;
    with_config(|config| {
        let runtime = tokio::runtime::Runtime::new()?;
        runtime.block_on(async {
            let (client, connection) = config.connect(postgres::NoTls).await?;
            tokio::spawn(connection);
            client.batch_execute(&schema()?).await?;
            let reporting = Connection::<Reporting, _>::new(client);
            let branch = loans::add_branch(&reporting, "Main street", None).await?;
            let (day, fines) = (date("2024-12-24"), decimal("0"));
            let season = Season::Winter;
            loans::record_loans(&reporting, day, season, branch, 3, fines).await?;
            // Futures of its functions are `Send`.
            let reporting = std::sync::Arc::new(reporting);
            let of_models = std::sync::Arc::clone(&reporting);
            let loaded = tokio::spawn(async move {
                let mut branches = loans::branches(&of_models).await?;
                branches[0].load_city_nonblocking(&of_models).await?;
                bindery::nonblocking::load_deferred(&of_models, &mut branches).await?;
                Ok::<_, bindery::Error>(branches)
            });
            assert_eq!(loaded.await??[0].city.get(), Some(&None));
            let spawned = tokio::spawn(async move {
                futures_util::try_join!(
                    loans::busiest_day(&reporting),
                    loans::loans_per_branch(&reporting, day, day),
                )
            });
            let (busiest, branches) = spawned.await??;
            assert_eq!(busiest.map(|it| it.loans), Some(3));
            assert_eq!(branches.len(), 1);
            Ok(())
        })
    })
}
