package org.muster.workbench;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.muster.people.Chain;
import org.muster.people.Institutions;
import org.muster.people.People;
import org.muster.people.PostKind;
import org.springframework.stereotype.Service;

/** What this week asked of each role so far, of one person on average. */
@Service
public class Burden {

  private static final List<PostKind> SHOWN =
      List.of(PostKind.CLASS_LEADER, PostKind.COUNSELLOR, PostKind.CHIEF_COUNSELLOR);

  /**
   * What was asked of one of a role.
   *
   * @param role {@code student}, or the word of a kind of post
   */
  public record Share(String role, long minutes) {

    /** From two hours on told in hours. */
    public boolean inHours() {
      return minutes >= 120;
    }
  }

  private final List<Asked> rooms;
  private final Chain chain;
  private final People people;
  private final Institutions institutions;
  private final Clock clock;

  Burden(List<Asked> rooms, Chain chain, People people, Institutions institutions, Clock clock) {
    this.rooms = rooms;
    this.chain = chain;
    this.people = people;
    this.institutions = institutions;
    this.clock = clock;
  }

  /** Of each role, in the institution in force since Monday. */
  public List<Share> thisWeek() {
    var monday = institutions.today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    var from = monday.atStartOfDay(institutions.current().zone()).toInstant();
    double students = 0;
    var posts = new EnumMap<PostKind, Double>(PostKind.class);
    for (var room : rooms) {
      var asked = room.between(from, clock.instant());
      students += asked.students();
      asked.posts().forEach((kind, minutes) -> posts.merge(kind, minutes, Double::sum));
    }
    var shares = new ArrayList<Share>();
    shares.add(share("student", students, people.students()));
    var holders = chain.holders();
    for (var kind : SHOWN) {
      shares.add(share(kind.word(), posts.getOrDefault(kind, 0.0), holders.getOrDefault(kind, 0L)));
    }
    return shares;
  }

  private static Share share(String role, double minutes, long heads) {
    return new Share(role, heads == 0 ? 0 : Math.round(minutes / heads));
  }
}
