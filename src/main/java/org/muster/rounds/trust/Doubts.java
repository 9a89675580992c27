package org.muster.rounds.trust;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.muster.rounds.Round;
import org.muster.shared.CurrentInstitution;
import org.muster.situation.Share;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many of a round's own reports look as if nobody had thought about them. */
@Service
public class Doubts {

  private final JdbcClient jdbc;
  private final OwnReports reports;
  private final Trees trees;
  private final Clock clock;

  Doubts(JdbcClient jdbc, OwnReports reports, Trees trees, Clock clock) {
    this.jdbc = jdbc;
    this.reports = reports;
    this.trees = trees;
    this.clock = clock;
  }

  /** Judges a round anew on what has been reported by now. */
  @Transactional
  public void judge(Round round) {
    var tree = trees.units(round.frozen());
    var units = new ArrayList<UUID>();
    var read = reports.read(round, unit -> group(tree, unit, units));
    var found = Signs.of(read.lines(), units.size());
    var verified = new BitSet();
    var confirmed = confirmed(round);
    IntStream.range(0, read.people().size())
        .filter(n -> confirmed.contains(read.people().get(n)))
        .forEach(verified::set);
    write(round, doubts(read.lines(), units, found, verified));
  }

  /** The number of a person's college; that of the university where they have none. */
  private static int group(Tree tree, UUID unit, List<UUID> units) {
    var college =
        tree.find(unit).map(tree::path).stream()
            .flatMap(List::stream)
            .filter(node -> node.kind().equals("college"))
            .findFirst()
            .orElseGet(() -> tree.roots().getFirst())
            .id();
    int known = units.indexOf(college);
    if (known >= 0) {
      return known;
    }
    units.add(college);
    return units.size() - 1;
  }

  private static List<Doubt> doubts(
      List<Signs.Line> lines, List<UUID> units, Map<Sign, Signs.Found> found, BitSet verified) {
    var all = new EnumMap<Sign, Signs.Found>(found);
    if (!found.isEmpty()) {
      all.put(Sign.ANY, any(found.values(), units.size()));
    }
    var doubts = new ArrayList<Doubt>();
    all.forEach(
        (sign, one) -> {
          for (int unit = 0; unit < units.size(); unit++) {
            int group = unit;
            var judged = new BitSet();
            one.judged().stream().filter(n -> lines.get(n).group() == group).forEach(judged::set);
            var shows = both(judged, one.who());
            doubts.add(
                new Doubt(
                    units.get(unit),
                    sign,
                    judged.cardinality(),
                    shows.cardinality(),
                    Math.min(one.chance()[unit], judged.cardinality()),
                    new Share(
                        both(shows, verified).cardinality(),
                        both(judged, verified).cardinality())));
          }
        });
    return doubts;
  }

  private static Signs.Found any(Iterable<Signs.Found> found, int units) {
    var any = new Signs.Found(new BitSet(), new BitSet(), new double[units]);
    for (var one : found) {
      any.judged().or(one.judged());
      any.who().or(one.who());
      for (int unit = 0; unit < units; unit++) {
        any.chance()[unit] += one.chance()[unit];
      }
    }
    return any;
  }

  private static BitSet both(BitSet one, BitSet other) {
    var both = (BitSet) one.clone();
    both.and(other);
    return both;
  }

  /** Those whose reports a call confirmed in the thirty days before. */
  private Set<UUID> confirmed(Round round) {
    return jdbc.sql(
            """
            select distinct person_id from rounds.sampled
             where institution_id = ? and outcome = 'same' and drawn_at > ?
            """)
        .params(
            CurrentInstitution.get(), round.dueAt().minus(Samples.LATELY).atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .set();
  }

  private void write(Round round, List<Doubt> doubts) {
    jdbc.sql("delete from rounds.doubt where institution_id = ? and round_id = ?")
        .params(CurrentInstitution.get(), round.id())
        .update();
    jdbc.sql(
            """
            insert into rounds.doubt (institution_id, round_id, unit_id, sign, judged, people, chance,
                                      verified, verified_show)
            select :institution, :round, d.*
              from unnest(:units::uuid[], :signs, :judged, :people, :chance, :verified, :shows) d
            """)
        .param("institution", CurrentInstitution.get())
        .param("round", round.id())
        .param("units", doubts.stream().map(Doubt::unit).toArray(UUID[]::new))
        .param("signs", doubts.stream().map(one -> one.sign().word()).toArray(String[]::new))
        .param("judged", doubts.stream().map(Doubt::judged).toArray(Integer[]::new))
        .param("people", doubts.stream().map(Doubt::people).toArray(Integer[]::new))
        .param("chance", doubts.stream().map(one -> (float) one.chance()).toArray(Float[]::new))
        .param(
            "verified", doubts.stream().map(one -> one.verified().asked()).toArray(Integer[]::new))
        .param("shows", doubts.stream().map(one -> one.verified().found()).toArray(Integer[]::new))
        .update();
    jdbc.sql("update rounds.round set judged_at = ? where institution_id = ? and id = ?")
        .params(clock.instant().atOffset(ZoneOffset.UTC), CurrentInstitution.get(), round.id())
        .update();
  }

  /** What is doubted of a round, by college and sign; empty before it is judged. */
  public List<Doubt> of(Round round) {
    return jdbc.sql(
            """
            select unit_id, sign, judged, people, chance, verified_show, verified
              from rounds.doubt where institution_id = ? and round_id = ?
             order by unit_id, sign
            """)
        .params(CurrentInstitution.get(), round.id())
        .query(
            (row, n) ->
                new Doubt(
                    row.getObject(1, UUID.class),
                    Sign.of(row.getString(2)),
                    row.getInt(3),
                    row.getInt(4),
                    row.getDouble(5),
                    new Share(row.getInt(6), row.getInt(7))))
        .list();
  }

  /** What is doubted of all together, by sign. */
  public static List<Doubt> together(List<Doubt> doubts) {
    return Stream.of(Sign.values())
        .flatMap(
            sign -> doubts.stream().filter(one -> one.sign() == sign).reduce(Doubt::and).stream())
        .toList();
  }
}
