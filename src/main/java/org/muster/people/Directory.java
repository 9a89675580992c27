package org.muster.people;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.identity.Hosts;
import org.muster.shared.OwnHosts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which institution a host name belongs to, and in which cell those live that are not here. Read as
 * a whole, every few seconds at most: each request asks it.
 */
@Component
public class Directory implements Hosts, OwnHosts {

  /** How long another copy of the program may not know of a change. */
  static final Duration STALE = Duration.ofSeconds(3);

  private static final Logger LOG = LoggerFactory.getLogger(Directory.class);

  private record Read(
      long at,
      Map<String, UUID> owners,
      Map<UUID, List<String>> names,
      Map<UUID, Elsewhere> elsewhere,
      Set<UUID> arrived) {

    Read asOf(long moment) {
      return new Read(moment, owners, names, elsewhere, arrived);
    }
  }

  private final JdbcClient jdbc;
  private final Institutions institutions;
  private volatile @Nullable Read read;

  Directory(JdbcClient jdbc, Institutions institutions) {
    this.jdbc = jdbc;
    this.institutions = institutions;
  }

  private Read read() {
    var last = read;
    // By the machine's own clock: tests set the program's back by days.
    long now = System.nanoTime();
    if (last == null) {
      return readAgain();
    }
    if (now - last.at() > STALE.toNanos()) {
      // Marked first: while one asks, the others go by what was known, and so does everybody while
      // the database is away.
      read = last.asOf(now);
      try {
        return readAgain();
      } catch (DataAccessException unanswered) {
        LOG.warn("the directory cannot be read; what was known stands: {}", unanswered.toString());
      }
    }
    return last;
  }

  /** Looks now: something was changed. */
  Read readAgain() {
    var owners = new HashMap<String, UUID>();
    var names = new HashMap<UUID, List<String>>();
    jdbc.sql("select name, institution_id from people.host order by since, name")
        .query(
            row -> {
              var owner = row.getObject(2, UUID.class);
              owners.put(row.getString(1), owner);
              names.computeIfAbsent(owner, first -> new ArrayList<>()).add(row.getString(1));
            });
    var elsewhere = new HashMap<UUID, Elsewhere>();
    jdbc.sql("select id, code, name, address from people.elsewhere")
        .query(
            row -> {
              var one =
                  new Elsewhere(
                      row.getObject(1, UUID.class),
                      row.getString(2),
                      row.getString(3),
                      row.getString(4));
              elsewhere.put(one.id(), one);
            });
    var arrived =
        Set.copyOf(
            jdbc.sql("select id from people.institution where arrived_at is not null")
                .query(UUID.class)
                .list());
    var fresh = new Read(System.nanoTime(), owners, names, elsewhere, arrived);
    read = fresh;
    return fresh;
  }

  /** True for an institution that another program had before. */
  boolean hasArrived(UUID institution) {
    return read().arrived().contains(institution);
  }

  /** True where no institution lives elsewhere. */
  public boolean isAllHere() {
    return read().elsewhere().isEmpty();
  }

  /** Where an institution lives that is not here. */
  public Optional<Elsewhere> elsewhere(UUID institution) {
    return Optional.ofNullable(read().elsewhere().get(institution));
  }

  /** The institution of another cell whose host name it is. */
  public Optional<Elsewhere> elsewhereByHost(String host) {
    var now = read();
    return owner(now, host).flatMap(id -> Optional.ofNullable(now.elsewhere().get(id)));
  }

  /** The institution of another cell whose code it is. */
  public Optional<Elsewhere> elsewhereByCode(String code) {
    return read().elsewhere().values().stream().filter(one -> one.code().equals(code)).findFirst();
  }

  /** All that live elsewhere. */
  public List<Elsewhere> elsewhere() {
    return List.copyOf(read().elsewhere().values());
  }

  /** The host names of an institution, the first one first. */
  public List<String> names(UUID institution) {
    return read().names().getOrDefault(institution, List.of());
  }

  @Override
  public Optional<String> host(UUID institution) {
    return names(institution).stream().findFirst();
  }

  @Override
  public Optional<Named> byHost(String host) {
    return owner(read(), host).flatMap(institutions::find).map(Directory::named);
  }

  @Override
  public Optional<Named> byCode(String code) {
    return institutions.byCode(code).map(Directory::named);
  }

  private static Optional<UUID> owner(Read now, String host) {
    return now.owners().isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(now.owners().get(host.toLowerCase(Locale.ROOT)));
  }

  private static Named named(Institution institution) {
    return new Named(institution.id(), institution.code(), institution.name());
  }
}
