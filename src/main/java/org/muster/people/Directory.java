package org.muster.people;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.muster.identity.Hosts;
import org.muster.shared.OwnHosts;
import org.muster.shared.Remembered;
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

  private record Read(
      Map<String, UUID> owners,
      Map<UUID, List<String>> names,
      Map<UUID, Elsewhere> elsewhere,
      Set<UUID> arrived,
      Set<UUID> overseers) {}

  private final JdbcClient jdbc;
  private final Institutions institutions;
  private final Remembered<Read> read = new Remembered<>("the directory", STALE, this::look);

  Directory(JdbcClient jdbc, Institutions institutions) {
    this.jdbc = jdbc;
    this.institutions = institutions;
  }

  /** Looks now: something was changed. */
  void readAgain() {
    read.again();
  }

  private Read look() {
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
    var arrived = new HashSet<UUID>();
    var overseers = new HashSet<UUID>();
    jdbc.sql(
            """
            select id, arrived_at is not null, oversees from people.institution
             where arrived_at is not null or oversees
            """)
        .query(
            row -> {
              var id = row.getObject(1, UUID.class);
              if (row.getBoolean(2)) {
                arrived.add(id);
              }
              if (row.getBoolean(3)) {
                overseers.add(id);
              }
            });
    return new Read(owners, names, elsewhere, arrived, overseers);
  }

  /** True where the institution's working group and data team see the figures of all of them. */
  boolean oversees(UUID institution) {
    return read.get().overseers().contains(institution);
  }

  /** True for an institution that another program had before. */
  boolean hasArrived(UUID institution) {
    return read.get().arrived().contains(institution);
  }

  /** True where no institution lives elsewhere. */
  public boolean isAllHere() {
    return read.get().elsewhere().isEmpty();
  }

  /** Where an institution lives that is not here. */
  public Optional<Elsewhere> elsewhere(UUID institution) {
    return Optional.ofNullable(read.get().elsewhere().get(institution));
  }

  /** The institution of another cell whose host name it is. */
  public Optional<Elsewhere> elsewhereByHost(String host) {
    var now = read.get();
    return owner(now, host).flatMap(id -> Optional.ofNullable(now.elsewhere().get(id)));
  }

  /** The institution of another cell whose code it is. */
  public Optional<Elsewhere> elsewhereByCode(String code) {
    return read.get().elsewhere().values().stream()
        .filter(one -> one.code().equals(code))
        .findFirst();
  }

  /** All that live elsewhere. */
  public List<Elsewhere> elsewhere() {
    return List.copyOf(read.get().elsewhere().values());
  }

  /** The host names of an institution, the first one first. */
  public List<String> names(UUID institution) {
    return read.get().names().getOrDefault(institution, List.of());
  }

  @Override
  public Optional<String> host(UUID institution) {
    return names(institution).stream().findFirst();
  }

  @Override
  public Optional<Named> byHost(String host) {
    return owner(read.get(), host).flatMap(institutions::find).map(Directory::named);
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
