package org.muster.isolation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.muster.forms.Answers;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.requests.Ask;
import org.muster.requests.Request;
import org.muster.requests.RequestQueues;
import org.muster.requests.Requests;
import org.muster.requests.Step;
import org.springframework.stereotype.Service;

/** What the isolated need: asked for in a tap, and from then on a request like every other. */
@Service
public class Needs {

  /** What can be asked for, and who brings it within what time. */
  public enum Kind {
    MEDICINE(Step.carryOut(PostKind.CLINIC, 2)),
    GOODS(Step.carryOut(PostKind.LOGISTICS, 4)),
    TALK(Step.carryOut(PostKind.COUNSELLOR, 2));

    private static final String CODE = "isolation-";

    private final Step step;

    Kind(Step step) {
      this.step = step;
    }

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The type of request it is. */
    public String code() {
      return CODE + word();
    }

    Step step() {
      return step;
    }

    public static Optional<Kind> of(String word) {
      return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
  }

  private final Requests requests;
  private final RequestQueues queues;

  Needs(Requests requests, RequestQueues queues) {
    this.requests = requests;
    this.queues = queues;
  }

  /**
   * Asks for something in one's own name.
   *
   * @param key made by whoever sends it: sent again, it is the same request
   */
  public void ask(Stay stay, UUID key, Kind kind, String words) {
    requests.ask(
        new Ask(
            key,
            stay.person(),
            stay.name(),
            stay.person(),
            kind.code(),
            Answers.of(words.isBlank() ? Map.of() : Map.of("what", words.strip())),
            null));
  }

  /** What is not there yet is brought to another room. */
  void follow(Stay stay, UUID place) {
    requests.follow(stay.person(), Arrays.stream(Kind.values()).map(Kind::code).toList(), place);
  }

  /** What somebody asked for since a stay of theirs began, open ones first. */
  public List<Request> mine(Scope scope, Stay stay) {
    return queues.mine(scope).stream()
        .filter(one -> one.type().startsWith(Kind.CODE) && !one.at().isBefore(stay.askedAt()))
        .toList();
  }

  /** All that is open about somebody, for those who answer for them. */
  public List<Request> open(Stay stay) {
    return queues.openAbout(stay.person());
  }
}
