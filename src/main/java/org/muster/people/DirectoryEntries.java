package org.muster.people;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.muster.audit.Trail;
import org.muster.shared.Problem;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What whoever runs the program enters in the directory; each change is on the trail of the
 * institution in force.
 */
@Service
public class DirectoryEntries {

  private static final Pattern HOST =
      Pattern.compile("(?=.{1,253}$)[a-z0-9](-*[a-z0-9])*(\\.[a-z0-9](-*[a-z0-9])*)*");
  private static final Pattern ADDRESS = Pattern.compile("https?://[A-Za-z0-9.:\\[\\]-]{1,253}");
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{2,32}");

  private final JdbcClient jdbc;
  private final Directory directory;
  private final Trail trail;
  private final TransactionTemplate transaction;
  private final Clock clock;

  DirectoryEntries(
      JdbcClient jdbc,
      Directory directory,
      Trail trail,
      TransactionTemplate transaction,
      Clock clock) {
    this.jdbc = jdbc;
    this.directory = directory;
    this.trail = trail;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** All of them, here and elsewhere, by code. */
  public List<DirectoryLine> all() {
    return jdbc.sql(
            """
            select i.id, i.code, i.name, i.oversees, i.held_at, i.cell,
                   array(select h.name from people.host h where h.institution_id = i.id
                          order by h.since, h.name) as hosts
              from (select id, code, name, oversees, held_at, null as cell
                      from people.institution where not made_up
                    union all
                    select id, code, name, false, null, address from people.elsewhere) i
             order by i.code, i.cell nulls first
            """)
        .query(
            (row, n) -> {
              var held = row.getObject("held_at", OffsetDateTime.class);
              return new DirectoryLine(
                  row.getObject("id", UUID.class),
                  row.getString("code"),
                  row.getString("name"),
                  List.of((String[]) row.getArray("hosts").getArray()),
                  row.getString("cell"),
                  row.getBoolean("oversees"),
                  held == null ? null : held.toInstant());
            })
        .list();
  }

  private DirectoryLine line(String code) {
    return all().stream()
        .filter(line -> line.code().equals(code))
        .findFirst()
        .orElseThrow(Problem::notFound);
  }

  /**
   * Gives an institution a name that it is reached under.
   *
   * @throws Problem when it is no host name, or somebody's already
   */
  public void addHost(String code, String host) {
    var line = line(code);
    var name = host.strip().toLowerCase(Locale.ROOT);
    if (!HOST.matcher(name).matches()) {
      throw Problem.unprocessable("people.host-malformed");
    }
    if (line.hosts().contains(name)) {
      return;
    }
    change(
        "directory.host-added",
        code,
        Map.of("host", name),
        () -> {
          try {
            jdbc.sql("insert into people.host (institution_id, name, since) values (?, ?, ?)")
                .params(line.id(), name, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
          } catch (DuplicateKeyException taken) {
            throw Problem.conflict("people.host-taken", name);
          }
        });
  }

  /** Takes one of its names away. */
  public void removeHost(String code, String host) {
    var line = line(code);
    change(
        "directory.host-removed",
        code,
        Map.of("host", host),
        () -> {
          if (jdbc.sql("delete from people.host where institution_id = ? and name = ?")
                  .params(line.id(), host)
                  .update()
              == 0) {
            throw Problem.notFound();
          }
        });
  }

  /**
   * Enters an institution of another cell, or where it lives now.
   *
   * @throws Problem when it lives here, or what was said of it is malformed
   */
  public void enter(Elsewhere place) {
    if (!CODE.matcher(place.code()).matches()) {
      throw Problem.unprocessable("people.institution-code");
    }
    if (place.name().isBlank() || place.name().length() > 200) {
      throw Problem.unprocessable("people.institution-name");
    }
    if (!ADDRESS.matcher(place.address()).matches()) {
      throw Problem.unprocessable("people.cell-address");
    }
    change(
        "directory.entered",
        place.code(),
        Map.of("cell", place.address()),
        () -> {
          boolean here =
              jdbc.sql("select exists (select from people.institution where id = ? or code = ?)")
                  .params(place.id(), place.code())
                  .query(Boolean.class)
                  .single();
          if (here) {
            throw Problem.conflict("people.institution-here", place.code());
          }
          try {
            jdbc.sql(
                    """
                    insert into people.elsewhere (id, code, name, address, since)
                    values (?, ?, ?, ?, ?)
                    on conflict (id) do update
                       set code = excluded.code, name = excluded.name, address = excluded.address
                    """)
                .params(
                    place.id(),
                    place.code(),
                    place.name().strip(),
                    place.address(),
                    clock.instant().atOffset(ZoneOffset.UTC))
                .update();
          } catch (DuplicateKeyException taken) {
            throw Problem.conflict("people.institution-taken", place.code());
          }
        });
  }

  /** Strikes an institution of another cell out, with its names. */
  public void strike(String code) {
    change(
        "directory.struck",
        code,
        Map.of(),
        () -> {
          var id =
              jdbc.sql("delete from people.elsewhere where code = ? returning id")
                  .param(code)
                  .query(UUID.class)
                  .optional()
                  .orElseThrow(Problem::notFound);
          jdbc.sql("delete from people.host where institution_id = ?").param(id).update();
        });
  }

  /** Lets those of an institution see the figures of all, or no more. */
  public void oversee(String code, boolean oversees) {
    change(
        oversees ? "directory.oversight-given" : "directory.oversight-ended",
        code,
        Map.of(),
        () -> {
          if (jdbc.sql("update people.institution set oversees = ? where code = ?")
                  .params(oversees, code)
                  .update()
              == 0) {
            throw Problem.notFound();
          }
        });
  }

  private void change(String action, String code, Map<String, ?> detail, Runnable what) {
    transaction.executeWithoutResult(
        status -> {
          what.run();
          trail.record(action, "institution", code, detail);
        });
    directory.readAgain();
  }
}
