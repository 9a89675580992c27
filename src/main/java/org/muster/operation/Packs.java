package org.muster.operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.muster.audit.Trail;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/** The packs there are to declare an operation from: Muster's own, and those an office wrote. */
@Service
public class Packs implements SmartInitializingSingleton {

  private static final List<String> FILES = List.of("outbreak-1", "typhoon-1", "holiday-1");

  private final JdbcClient jdbc;
  private final PackParts parts;
  private final Trail trail;
  private final Clock clock;
  private final List<Pack> shipped = FILES.stream().map(Packs::shipped).toList();

  Packs(JdbcClient jdbc, PackParts parts, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.parts = parts;
    this.trail = trail;
    this.clock = clock;
  }

  /** The program does not start with a pack of which a room cannot read its part. */
  @Override
  public void afterSingletonsInstantiated() {
    shipped.forEach(parts::check);
  }

  /** The newest version of each, Muster's own kinds first. */
  public List<Pack> newest() {
    var found = new LinkedHashMap<String, Pack>();
    all().forEach(pack -> found.merge(pack.code(), pack, Packs::newer));
    return List.copyOf(found.values());
  }

  /** One version of a pack; 404 where there is none. */
  public Pack get(String code, int version) {
    return all().stream()
        .filter(pack -> pack.code().equals(code) && pack.version() == version)
        .findFirst()
        .orElseThrow(Problem::notFound);
  }

  /**
   * Keeps an office's own pack as the next version of its code, whatever number its file has.
   *
   * @param by who loads it
   * @throws Problem 422 with the line, or the pointer, of what is wrong
   */
  @Transactional
  public Pack load(String json, String by) {
    var sent = PackFile.read(json);
    parts.check(sent);
    int version =
        all().stream()
                .filter(pack -> pack.code().equals(sent.code()))
                .mapToInt(Pack::version)
                .max()
                .orElse(0)
            + 1;
    var content = (ObjectNode) PackFile.JSON.readTree(json);
    var kept = PackFile.read(content.put("version", version).toString());
    int added =
        jdbc.sql(
                """
                insert into operation.pack
                  (institution_id, code, version, content, loaded_at, loaded_by)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(
                CurrentInstitution.get(),
                kept.code(),
                version,
                kept.content(),
                clock.instant().atOffset(ZoneOffset.UTC),
                by)
            .update();
    if (added == 0) {
      throw Problem.conflict("operation.pack-busy");
    }
    trail.record(
        "operation.pack-load", "pack", kept.code(), Map.of("version", Integer.toString(version)));
    return kept;
  }

  private List<Pack> all() {
    return Stream.concat(
            shipped.stream(),
            jdbc
                .sql(
                    """
                    select content from operation.pack where institution_id = ?
                     order by code, version
                    """)
                .param(CurrentInstitution.get())
                .query(String.class)
                .list()
                .stream()
                .map(PackFile::read))
        .toList();
  }

  private static Pack newer(Pack one, Pack other) {
    return one.version() >= other.version() ? one : other;
  }

  private static Pack shipped(String file) {
    try {
      return PackFile.read(
          new ClassPathResource("packs/" + file + ".json")
              .getContentAsString(StandardCharsets.UTF_8));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
