package org.muster.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.identity.Viewer;
import org.muster.people.Audience;
import org.muster.people.Audiences;
import org.muster.people.PersonLine;
import org.muster.people.Scopes;
import org.muster.shared.CurrentInstitution;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever chooses people by their health must be one to read their answers. */
@SuppressWarnings("NullAway.Init")
class HealthCriteriaTests extends WatchOnCampus {

  private static final Audience FEVER = Audience.of("flag", "fever");

  @Autowired Audiences audiences;
  @Autowired Scopes scopes;

  @Test
  void findNobodyForTheDataTeamAndTheClassLeader() {
    reportFever("S02");
    assertThat(found(workingGroup, FEVER)).containsExactly("S02");
    assertThat(found(counsellor, FEVER)).containsExactly("S02");
    assertThat(found(chief, FEVER)).containsExactly("S02");
    assertThat(found(dataTeam, FEVER)).isEmpty();
    assertThat(found(leader, FEVER)).isEmpty();
    assertThat(found(dataTeam, Audience.of("numbers", "S02"))).containsExactly("S02");
  }

  @Test
  void findNobodyOfAnothersCharge() {
    // Of the second college, which is neither the counsellor's nor the chief's.
    reportFever("S10");
    assertThat(found(counsellor, FEVER)).isEmpty();
    assertThat(found(chief, FEVER)).isEmpty();
    assertThat(found(workingGroup, FEVER)).containsExactly("S10");
  }

  private List<String> found(Viewer viewer, Audience audience) {
    return CurrentInstitution.call(
        campus.id(),
        () ->
            audiences.preview(audience, scopes.of(viewer)).names().stream()
                .map(PersonLine::number)
                .toList());
  }
}
