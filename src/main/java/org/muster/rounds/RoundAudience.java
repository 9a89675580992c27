package org.muster.rounds;

import org.muster.people.Audience;
import org.muster.people.Audiences;
import org.muster.shared.Problem;
import org.springframework.stereotype.Component;

/** Whom a round may ask: students, by whatever criteria. */
@Component
class RoundAudience {

  private final Audiences audiences;

  RoundAudience(Audiences audiences) {
    this.audiences = audiences;
  }

  /**
   * The audience, when a round can be over it.
   *
   * @throws Problem when a criterion is unknown, or it is one of posts: a roll is of students
   */
  Audience checked(Audience audience) {
    if (audience.criteria().containsKey(Audiences.POSTS)) {
      throw Problem.unprocessable("people.audience", Audiences.POSTS);
    }
    return audiences.check(audience);
  }
}
