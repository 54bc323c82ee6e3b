package org.caravane.ops;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.caravane.sandbox.PrestashopSandbox;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the database itself saw of a crash test: who held the lease when, and every change of what
 * only an owner may change that was made by somebody who was not. Each process has an
 * ApplicationName of its own, and is known by the owner that it entered when it took the lease.
 */
final class CrashLedger {
    private static final String[] TRIGGERS = {
        """
        create table crash_lease(
          n bigserial primary key, at timestamptz not null, name varchar, owner varchar, fence bigint,
          lease_until timestamptz)
        """,
        "create table crash_process(app varchar primary key, owner varchar)",
        "create table crash_violation(at timestamptz, app varchar, holder varchar, what varchar, row varchar)",
        """
        create function crash_lease() returns trigger language plpgsql as $$
        begin
          insert into crash_lease(at, name, owner, fence, lease_until)
          values (clock_timestamp(), new.name, new.owner, new.fence, new.lease_until);
          if new.owner is not null then
            delete from crash_process where app = current_setting('application_name');
            insert into crash_process values (current_setting('application_name'), new.owner);
          end if;
          return new;
        end $$
        """,
        "create trigger crash_lease after insert or update on endpoint for each row execute function crash_lease()",
        """
        create function crash_audit() returns trigger language plpgsql as $$
        declare
          my_app varchar := current_setting('application_name');
          me varchar;
          holder varchar;
        begin
          if my_app not like 'caravane-%' then
            return null;
          end if;
          if tg_table_name = 'change' then
            if tg_op = 'INSERT' then
              return null;
            end if;
            if tg_op = 'UPDATE' then
              if row(old.token, old.worker, old.fence, old.intent_at, old.chunk, old.waits_key)
                  is not distinct from row(new.token, new.worker, new.fence, new.intent_at, new.chunk, new.waits_key) then
                return null;
              end if;
            end if;
          elsif tg_table_name = 'pause' then
            if coalesce(new.subject, old.subject) not like 'endpoint/%' then
              return null;
            end if;
          elsif tg_table_name = 'link' and tg_op = 'UPDATE' then
            return null;
          end if;
          select p.owner into me from crash_process p where p.app = my_app;
          select e.owner into holder from endpoint e where e.name = 'main';
          if me is null or holder is distinct from me then
            insert into crash_violation values (clock_timestamp(), my_app, holder, tg_op || ' ' || tg_table_name,
              coalesce(new::text, old::text));
          end if;
          return null;
        end $$
        """
    };
    private static final List<String> OWNED =
            List.of(
                    "change",
                    "link",
                    "sent",
                    "verdict",
                    "tally",
                    "dead_letter",
                    "mapping",
                    "pause");

    private final JdbcTemplate store;

    private record Lease(String owner, Instant until) {}

    CrashLedger(JdbcTemplate store) {
        this.store = store;
        for (String statement : TRIGGERS) {
            store.execute(statement);
        }
        for (String table : OWNED) {
            store.execute(
                    "create trigger crash_%1$s after insert or update or delete on %1$s for each row execute function crash_audit()"
                            .formatted(table));
        }
    }

    /** Changes made by somebody who did not own the endpoint. */
    List<Map<String, Object>> violations() {
        return store.queryForList("select * from crash_violation order by at");
    }

    long takeovers() {
        Long fence = store.queryForObject("select max(fence) from crash_lease", Long.class);
        return fence == null ? 0 : fence;
    }

    /** Requests that arrived while their process did not hold the lease, each as a sentence. */
    List<String> unowned(List<PrestashopSandbox.Arrival> arrivals) {
        TreeMap<Instant, Lease> history = new TreeMap<>();
        store.query(
                "select at, owner, lease_until from crash_lease order by n",
                row -> {
                    history.put(
                            row.getTimestamp("at").toInstant(),
                            new Lease(
                                    String.valueOf(row.getString("owner")),
                                    row.getTimestamp("lease_until") == null
                                            ? Instant.EPOCH
                                            : row.getTimestamp("lease_until").toInstant()));
                });
        List<String> unowned = new ArrayList<>();
        for (PrestashopSandbox.Arrival arrival : arrivals) {
            String process = arrival.agent().replaceFirst("^Caravane/\\S+ \\((.*)\\)$", "$1");
            var entry = history.floorEntry(arrival.at());
            Lease lease = entry == null ? new Lease("nobody", Instant.EPOCH) : entry.getValue();
            if (!lease.owner().equals(process) || arrival.at().isAfter(lease.until())) {
                unowned.add(
                        "%s %s of %s at %s: the lease was %s's until %s (%s ms)"
                                .formatted(
                                        arrival.method(),
                                        arrival.resource(),
                                        process,
                                        arrival.at(),
                                        lease.owner(),
                                        lease.until(),
                                        Duration.between(arrival.at(), lease.until()).toMillis()));
            }
        }
        return unowned;
    }
}
