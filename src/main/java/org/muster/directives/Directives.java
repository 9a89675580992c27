package org.muster.directives;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.audit.Trail;
import org.muster.notices.Sender;
import org.muster.operation.Operation;
import org.muster.operation.Operations;
import org.muster.people.Audience;
import org.muster.people.Audiences;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The directives of the institution in force: issued, withdrawn, found. */
@Service
public class Directives {

  private static final int NAMES = 50;

  private final JdbcClient jdbc;
  private final OrderRules rules;
  private final ItemTable items;
  private final Sight sight;
  private final Filling filling;
  private final Telling telling;
  private final Audiences audiences;
  private final Operations operations;
  private final Trail trail;
  private final Clock clock;

  Directives(
      JdbcClient jdbc,
      OrderRules rules,
      ItemTable items,
      Sight sight,
      Filling filling,
      Telling telling,
      Audiences audiences,
      Operations operations,
      Trail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.rules = rules;
    this.items = items;
    this.sight = sight;
    this.filling = filling;
    this.telling = telling;
    this.audiences = audiences;
    this.operations = operations;
    this.trail = trail;
    this.clock = clock;
  }

  /** True for those who may issue directives. */
  public static boolean mayIssue(Scope scope) {
    return scope.holds(PostKind.WORKING_GROUP)
        || scope.holds(PostKind.CHIEF_COUNSELLOR)
        || scope.holds(PostKind.COUNSELLOR);
  }

  /** The posts whose holders the viewer may order. */
  public static List<PostKind> posts(Scope scope) {
    return OrderRules.below(OrderRules.issuingPost(scope));
  }

  /**
   * Checks a draft and says who would receive it, before anything is sent.
   *
   * @throws Problem 403 for one who may not, 422 for what cannot be ordered
   */
  public Audiences.Preview preview(Draft draft, Audience audience, Scope scope) {
    OrderRules.checkAudience(audience, OrderRules.issuingPost(scope));
    rules.check(draft, audience);
    var chosen = chosen(audience, scope);
    return new Audiences.Preview(audiences.count(chosen), audiences.names(chosen, NAMES));
  }

  /**
   * Issues a directive to those of an audience who are in the issuer's charge, and tells them; what
   * Muster holds of it is answered at once. A draft that was issued before is not issued again.
   *
   * @throws Problem 403 for one who may not, 422 for what cannot be ordered or reaches nobody
   */
  @Transactional
  public UUID issue(Draft draft, Audience audience, Scope scope, Sender by) {
    var post = OrderRules.issuingPost(scope);
    OrderRules.checkAudience(audience, post);
    var forwarded = draft.forwarded();
    if (forwarded != null) {
      sight.checkOwn(forwarded.directive(), forwarded.receiver(), by.person());
    }
    rules.check(draft, audience);
    if (insert(draft, audience, post, by) == 0) {
      return issuedBefore(draft.id(), by);
    }
    items.insert(draft.id(), draft, by.person());
    int receivers = receive(draft.id(), audience, scope);
    if (receivers == 0) {
      throw Problem.unprocessable("directives.nobody");
    }
    filling.fill(draft.id());
    telling.issued(get(draft.id()), draft.items(), by);
    trail.record(
        "directives.issue",
        "directive",
        draft.id(),
        Map.of("people", String.valueOf(receivers), "items", String.valueOf(draft.items().size())));
    return draft.id();
  }

  private int insert(Draft draft, Audience audience, PostKind post, Sender by) {
    var forwarded = draft.forwarded();
    return jdbc.sql(
            """
            insert into directives.directive (institution_id, id, title, text, operation_id, by_person,
              by_name, by_post, parent_id, parent_person, audience, sent_at)
            values (:institution, :id, :title, :text, :operation::uuid, :person::uuid, :name, :post,
              :parent::uuid, :receiver::uuid, :audience::jsonb, :now)
            on conflict (institution_id, id) do nothing
            """)
        .param("institution", CurrentInstitution.get())
        .param("id", draft.id())
        .param("title", draft.title())
        .param("text", draft.text())
        .param("operation", operations.current().map(Operation::id).orElse(null))
        .param("person", by.person())
        .param("name", by.name())
        .param("post", post.word())
        .param("parent", forwarded == null ? null : forwarded.directive())
        .param("receiver", forwarded == null ? null : forwarded.receiver())
        .param("audience", audience.toJson())
        .param("now", now())
        .update();
  }

  private UUID issuedBefore(UUID id, Sender by) {
    if (!java.util.Objects.equals(get(id).byPerson(), by.person())) {
      throw Problem.conflict("directives.draft");
    }
    return id;
  }

  private int receive(UUID directive, Audience audience, Scope scope) {
    var chosen = chosen(audience, scope);
    return jdbc.sql(
            """
            insert into directives.receiver (institution_id, directive_id, person_id, unit_id, post)
            select :institution, :directive, c.id, c.unit_id, c.kind from (%s) c
            """
                .formatted(chosen.sql()))
        .params(chosen.parameters())
        .param("directive", directive)
        .update();
  }

  /** Those of an audience whose it would be; nobody orders themselves. */
  private Audiences.Chosen chosen(Audience audience, Scope scope) {
    var chosen = audiences.holders(audience, scope);
    var parameters =
        new java.util.HashMap<String, @org.jspecify.annotations.Nullable Object>(
            chosen.parameters());
    parameters.put("issuer", scope.person());
    return new Audiences.Chosen(
        "select * from (%s) x where x.id is distinct from :issuer::uuid".formatted(chosen.sql()),
        parameters);
  }

  /**
   * Withdraws a directive with what was forwarded from it: nobody is asked or reminded any more.
   *
   * @throws Problem 404 for none, 403 for another's, 409 for one withdrawn before, 422 without a
   *     reason
   */
  @Transactional
  public void withdraw(UUID id, String why, Scope scope, String by) {
    if (!mayWithdraw(get(id, scope), scope)) {
      throw Problem.forbidden();
    }
    if (why.isBlank() || why.length() > 500) {
      throw Problem.unprocessable("directives.reason");
    }
    int withdrawn =
        jdbc.sql(
                """
                with recursive below as (
                  select id from directives.directive where institution_id = :institution and id = :id
                  union
                  select d.id from below b join directives.directive d
                    on d.institution_id = :institution and d.parent_id = b.id)
                update directives.directive
                   set withdrawn_at = :now, withdrawn_by = :by, withdrawn_why = :why
                 where institution_id = :institution and id in (select id from below)
                   and withdrawn_at is null
                """)
            .param("institution", CurrentInstitution.get())
            .param("id", id)
            .param("now", now())
            .param("by", by)
            .param("why", why.strip())
            .update();
    if (withdrawn == 0) {
      throw Problem.conflict("directives.withdrawn");
    }
    trail.record("directives.withdraw", "directive", id, Map.of());
  }

  /** True for its issuer, whoever stands in for them, and the working group. */
  public boolean mayWithdraw(Directive directive, Scope scope) {
    return scope.holds(PostKind.WORKING_GROUP)
        || Directive.select(jdbc, "and d.id = :directive and " + Sight.ISSUED)
            .params(sight.parameters(scope.person()))
            .param("directive", directive.id())
            .query(Directive::read)
            .optional()
            .isPresent();
  }

  /** One that the viewer has to do with; 404 for any other. */
  public Directive get(UUID id, Scope scope) {
    sight.of(id, scope);
    return get(id);
  }

  Directive get(UUID id) {
    return Directive.select(jdbc, "and d.id = :directive")
        .param("directive", id)
        .query(Directive::read)
        .optional()
        .orElseThrow(Problem::notFound);
  }

  /** The items of a directive in their order. */
  public List<Item> items(UUID id) {
    return items.of(id);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
