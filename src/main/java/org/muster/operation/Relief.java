package org.muster.operation;

import java.time.LocalDate;
import org.muster.people.Institutions;
import org.muster.people.PostKind;
import org.muster.people.PostStandIns;
import org.muster.people.Posts;
import org.muster.shared.Problem;
import org.springframework.stereotype.Service;

/** Names somebody for students whom nobody answers for. */
@Service
public class Relief {

  private final Posts posts;
  private final PostStandIns standIns;
  private final Institutions institutions;
  private final Orphans orphans;

  Relief(Posts posts, PostStandIns standIns, Institutions institutions, Orphans orphans) {
    this.posts = posts;
    this.standIns = standIns;
    this.institutions = institutions;
    this.orphans = orphans;
  }

  /** True for one about students whom nobody answers for. */
  public static boolean isGap(Incident incident) {
    return incident.kind().equals(Orphans.AWAY) || incident.kind().equals(Orphans.VACANT);
  }

  /** True for an incident that is over as soon as somebody is named. */
  public static boolean helps(Incident incident) {
    return incident.open() && isGap(incident);
  }

  /**
   * Names who stands in from today for one who is away; or, for a vacant post, who holds it.
   *
   * @param to the last day of standing in
   * @throws Problem when there is nobody of this number, or this incident is not helped by it
   */
  public void name(Incident incident, String number, LocalDate to) {
    if (!helps(incident)) {
      throw Problem.conflict("operation.incident-over");
    }
    if (incident.kind().equals(Orphans.AWAY)) {
      standIns.name(incident.subject(), PostKind.COUNSELLOR, number, institutions.today(), to);
    } else {
      posts.appoint(number, PostKind.COUNSELLOR, incident.subject());
    }
    orphans.look();
  }
}
