package org.muster.isolation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Scope;
import org.muster.requests.Ask;
import org.muster.requests.Question;
import org.muster.requests.Questions;
import org.muster.requests.RequestType;
import org.muster.requests.Step;
import org.muster.shared.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The types of request that only the isolated have: what they cannot get for themselves. Each is a
 * type of its own, so that a queue says what is to be brought without opening anything.
 */
@Configuration(proxyBeanMethods = false)
class NeedTypes {

  @Bean
  RequestType medicineNeeded(StayTable stays) {
    return new Needed(Needs.Kind.MEDICINE, stays);
  }

  @Bean
  RequestType goodsNeeded(StayTable stays) {
    return new Needed(Needs.Kind.GOODS, stays);
  }

  @Bean
  RequestType talkNeeded(StayTable stays) {
    return new Needed(Needs.Kind.TALK, stays);
  }

  private record Needed(Needs.Kind kind, StayTable stays) implements RequestType {

    @Override
    public String code() {
      return kind.code();
    }

    @Override
    public String words() {
      return "isolation.need." + kind.word();
    }

    @Override
    public List<Question> questions(Questions of) {
      return List.of(of.paragraph("what"));
    }

    @Override
    public List<Step> route(Ask ask) {
      return List.of(kind.step());
    }

    @Override
    public boolean confirms() {
      return true;
    }

    /** Whoever is alone in a room and says nothing is asked, not filed. */
    @Override
    public boolean lapses() {
      return false;
    }

    @Override
    public boolean isFor(Scope scope) {
      return scope.person() != null && stays.isolated(scope.person());
    }

    @Override
    public void check(Ask ask) {
      if (!stays.isolated(ask.about())) {
        throw Problem.unprocessable("isolation.not-isolated");
      }
    }

    /** To their isolation room, not to the one they live in. */
    @Override
    public @Nullable UUID where(Ask ask) {
      return stays.openOf(ask.about()).map(Stay::place).orElse(null);
    }
  }
}
