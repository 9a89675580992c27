package org.muster.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.muster.shared.AdoptedKeys;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.SealedColumn;
import org.muster.shared.Seals;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The keys that came with institutions that moved here. */
@Component
class LinkKeys implements AdoptedKeys {

  private static final SealedColumn KEY =
      new SealedColumn("people.link_key", "key", "purpose", true);

  private record Wanted(UUID institution, String purpose) {}

  private final JdbcClient jdbc;
  private final Seals seals;
  private final Directory directory;
  private final Cache<Wanted, List<byte[]>> known =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).maximumSize(1_000).build();

  LinkKeys(JdbcClient jdbc, Seals seals, Directory directory) {
    this.jdbc = jdbc;
    this.seals = seals;
    this.directory = directory;
  }

  @Bean
  static SealedColumn linkKeysSealed() {
    return KEY;
  }

  @Override
  public List<byte[]> keys(UUID institution, String purpose) {
    // Somebody who makes tokens up shall not have each looked up in the database.
    return directory.hasArrived(institution)
        ? known.get(new Wanted(institution, purpose), this::read)
        : List.of();
  }

  private List<byte[]> read(Wanted wanted) {
    return CurrentInstitution.call(
        wanted.institution(),
        () ->
            jdbc
                .sql("select key from people.link_key where institution_id = ? and purpose = ?")
                .params(wanted.institution(), wanted.purpose())
                .query(String.class)
                .list()
                .stream()
                .map(key -> seals.open(KEY.name(), wanted.purpose(), key))
                .map(Base64.getDecoder()::decode)
                .toList());
  }
}
