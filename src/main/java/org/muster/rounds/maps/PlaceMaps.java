package org.muster.rounds.maps;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.muster.audit.Trail;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.muster.shared.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The institution's approved map: at most one, loaded, replaced and removed by its own people. */
@Service
public class PlaceMaps {

  /** The largest file that is read, in bytes. */
  public static final int LARGEST = 10 << 20;

  private static final int LONGEST_SOURCE = 200;

  /** GS(2024)0650号, GS京(2022)1061号 of the country; 粤S(2023)012号, 粤AS(2023)012号 of others. */
  private static final Pattern REVIEWED =
      Pattern.compile("(GS[一-龥]?|[一-龥][A-Z]?S)\\(([0-9]{4})\\)[0-9]{1,5}号");

  /** Maps are reviewed, and their numbers given in this form, since then. */
  private static final int FIRST_YEAR = 1990;

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Trail trail;
  private final Clock clock;

  PlaceMaps(JdbcClient jdbc, JsonMapper json, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.trail = trail;
    this.clock = clock;
  }

  /** The map that is loaded, if any. */
  public Optional<PlaceMap> current() {
    return jdbc.sql(
            """
            select review_number, source, width, height, shapes::text, by_name, at
              from rounds.place_map where institution_id = ?
            """)
        .param(CurrentInstitution.get())
        .query(this::map)
        .optional();
  }

  private PlaceMap map(ResultSet row, int n) throws SQLException {
    var shapes = List.of(json.readValue(row.getString(5), PlaceMap.Shape[].class));
    return new PlaceMap(
        row.getString(1),
        row.getString(2),
        new PlaceMap.Drawing(row.getInt(3), row.getInt(4), shapes),
        row.getString(6),
        row.getObject(7, OffsetDateTime.class).toInstant());
  }

  /**
   * Loads a map in the place of the one there is.
   *
   * @param reviewNumber 审图号, in full-width or plain brackets
   * @param file GeoJSON: a FeatureCollection whose features carry {@code adcode} or {@code code}
   * @throws Problem 403; 422 that says what is wrong with the number, the source or the file
   */
  @Transactional
  public void load(Scope scope, String reviewNumber, String source, byte[] file, String by) {
    require(scope);
    var number = reviewed(reviewNumber);
    var from = source.strip();
    if (from.isEmpty() || from.length() > LONGEST_SOURCE) {
      throw Problem.unprocessable("rounds.map.source", LONGEST_SOURCE);
    }
    if (file.length > LARGEST) {
      throw Problem.unprocessable("rounds.map.large", LARGEST >> 20);
    }
    var drawing = Grid.draw(GeoJson.read(json, file));
    var hash = Sha256.of(file);
    jdbc.sql(
            """
            insert into rounds.place_map
              (institution_id, review_number, source, file_hash, width, height, shapes, by_name, at)
            values (:institution, :number, :source, :hash, :width, :height, :shapes::jsonb, :by,
                    :now)
            on conflict (institution_id) do update
               set (review_number, source, file_hash, width, height, shapes, by_name, at)
                 = row (excluded.review_number, excluded.source, excluded.file_hash,
                        excluded.width, excluded.height, excluded.shapes, excluded.by_name,
                        excluded.at)
            """)
        .param("institution", CurrentInstitution.get())
        .param("number", number)
        .param("source", from)
        .param("hash", hash)
        .param("width", drawing.width())
        .param("height", drawing.height())
        .param("shapes", json.writeValueAsString(drawing.shapes()))
        .param("by", by)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    trail.record(
        "rounds.map-loaded",
        "map",
        number,
        Map.of("bytes", file.length, "hash", HexFormat.of().formatHex(hash)));
  }

  /** Takes the map away; counts are shown in tables alone. */
  @Transactional
  public void remove(Scope scope) {
    require(scope);
    jdbc.sql("delete from rounds.place_map where institution_id = ? returning review_number")
        .param(CurrentInstitution.get())
        .query(String.class)
        .optional()
        .ifPresent(number -> trail.record("rounds.map-removed", "map", number, Map.of()));
  }

  /**
   * Refuses whoever does not set up the whole institution.
   *
   * @throws Problem 403
   */
  public static void require(Scope scope) {
    if (!scope.whole()) {
      throw Problem.forbidden();
    }
  }

  private String reviewed(String written) {
    var plain =
        Normalizer.normalize(written, Normalizer.Form.NFKC)
            .replaceAll("\\s", "")
            .replaceFirst("^审图号:?", "");
    var number = REVIEWED.matcher(plain);
    if (number.matches()) {
      int year = Integer.parseInt(number.group(2));
      if (year >= FIRST_YEAR && year <= clock.instant().atOffset(ZoneOffset.UTC).getYear()) {
        return plain;
      }
    }
    throw Problem.unprocessable("rounds.map.number");
  }
}
