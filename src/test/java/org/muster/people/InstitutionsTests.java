package org.muster.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.MusterTest;
import org.muster.shared.CurrentInstitution;
import org.springframework.beans.factory.annotation.Autowired;

@MusterTest
class InstitutionsTests {

  @Autowired Institutions institutions;

  @Test
  void oneInstitutionsTroubleDoesNotKeepTheOthersFromTheirTurn() {
    var first = institutions.create("each-1", "一校", "Asia/Shanghai").id();
    var second = institutions.create("each-2", "二校", "Asia/Shanghai").id();
    var turns = new ArrayList<UUID>();
    institutions.each(
        "test",
        () -> {
          turns.add(CurrentInstitution.get());
          if (CurrentInstitution.get().equals(first)) {
            throw new IllegalStateException("made up");
          }
        });
    assertThat(turns).containsSubsequence(first, second);
  }
}
