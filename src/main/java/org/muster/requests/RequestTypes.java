package org.muster.requests;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.forms.FormVersion;
import org.muster.forms.Forms;
import org.muster.people.Scope;
import org.muster.shared.Problem;
import org.muster.shared.Texts;
import org.springframework.stereotype.Service;

/** The types of the institution in force: those of the rooms, and those its offices made. */
@Service
public class RequestTypes {

  private final Map<String, RequestType> contributed;
  private final OfficeTypes offices;
  private final Forms forms;
  private final Texts texts;

  RequestTypes(List<RequestType> contributed, OfficeTypes offices, Forms forms, Texts texts) {
    this.contributed =
        contributed.stream().collect(Collectors.toMap(RequestType::code, Function.identity()));
    this.offices = offices;
    this.forms = forms;
    this.texts = texts;
  }

  /** Those that somebody may ask, the rooms' first. */
  public List<Type> offered(Scope scope) {
    return Stream.concat(
            contributed.values().stream()
                .sorted(Comparator.comparing(RequestType::code))
                .map(this::type),
            offices.inForce().stream().map(this::type))
        .filter(type -> type.rules().isFor(scope))
        .toList();
  }

  /**
   * A type that is offered.
   *
   * @throws Problem 404 for none
   */
  public Type get(String code) {
    return find(code).orElseThrow(Problem::notFound);
  }

  Optional<Type> find(String code) {
    var own = contributed.get(code);
    return own != null ? Optional.of(type(own)) : offices.inForce(code).map(this::type);
  }

  /** True for a code that a room has. */
  boolean contributed(String code) {
    return contributed.containsKey(code);
  }

  /** Tells the room whose type it is; an office's type has nothing that follows. */
  void settle(Settled settled) {
    var own = contributed.get(settled.ask().type());
    if (own != null) {
      own.settled(settled);
    }
  }

  private Type type(RequestType rules) {
    var of = new Questions(texts, rules.words());
    var name = of.phrase("");
    return new Type(rules.code(), name, of.phrase(".hint"), form(rules, of), rules);
  }

  private Type type(OfficeType made) {
    return new Type(
        made.code(), made.name(), made.hint(), forms.version(made.publishedForm()), made);
  }

  /** What an institution has published under the name since stands. */
  private FormVersion form(RequestType rules, Questions of) {
    var code = "request-" + rules.code();
    return forms.known(code)
        ? forms.latest(code)
        : forms.publish(QuestionSheet.write(code, of.phrase(""), rules.questions(of)), "Muster");
  }
}
