package org.muster.requests;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.muster.audit.Trail;
import org.muster.identity.Viewer;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.shared.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What both sides say about a request, with pictures; sealed for whom it is about. */
@Service
public class RequestTalk {

  /** Pictures with one message at most. */
  public static final int PICTURES = 3;

  static final String WORDS = "requests.message.words";
  static final String PICTURE = "requests.picture.sealed";

  private static final int LONGEST = 2_000;
  private static final int MESSAGES = 200;

  private final JdbcClient jdbc;
  private final Requests requests;
  private final RequestDecisions decisions;
  private final RequestTelling telling;
  private final Seals seals;
  private final Trail trail;
  private final Clock clock;

  RequestTalk(
      JdbcClient jdbc,
      Requests requests,
      RequestDecisions decisions,
      RequestTelling telling,
      Seals seals,
      Trail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.requests = requests;
    this.decisions = decisions;
    this.telling = telling;
    this.seals = seals;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Says something; the same id again says nothing more. What its asker says to a request that was
   * asked back puts it before the office again.
   *
   * @param pictures as they were brought
   * @throws Problem 404 for one not to be seen, 422 for nothing, too much, or no pictures
   */
  @Transactional
  public void say(
      UUID id, UUID message, String words, List<byte[]> pictures, Scope scope, Viewer viewer) {
    var request = requests.get(id, scope);
    if (words.length() > LONGEST || words.isBlank() && pictures.isEmpty()) {
      throw Problem.unprocessable("requests.message", LONGEST);
    }
    if (pictures.size() > PICTURES) {
      throw Problem.unprocessable("requests.pictures", PICTURES);
    }
    checkCount(id);
    boolean asking = RequestSight.asks(request, scope.person());
    int made =
        jdbc.sql(
                """
                insert into requests.message (institution_id, request_id, id, about_id, at,
                                              by_person, by_name, asking, words)
                values (:institution, :request, :id, :about, :now, :person, :name, :asking, :words)
                on conflict do nothing
                """)
            .param("institution", CurrentInstitution.get())
            .param("request", id)
            .param("id", message)
            .param("about", request.about())
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("person", viewer.self())
            .param("name", viewer.name())
            .param("asking", asking)
            .param("words", seals.seal(WORDS, request.about(), words.strip()))
            .update();
    if (made == 0) {
      return;
    }
    keep(request, message, pictures);
    if (asking) {
      if (request.state() == Request.State.BACK) {
        decisions.answered(request, new RequestHistory.By(viewer.self(), viewer.name()));
      }
      var now = requests.find(id);
      if (now.state() == Request.State.OPEN) {
        telling.forOffice(now, "message", message);
      }
    } else {
      telling.send(
          request, "message", message, new HashSet<>(List.of(request.asker(), request.about())));
    }
    trail.record(
        "requests.say", "request", id, Map.of("pictures", String.valueOf(pictures.size())));
  }

  private void checkCount(UUID id) {
    int said =
        jdbc.sql(
                "select count(*) from requests.message where institution_id = ? and request_id = ?")
            .params(CurrentInstitution.get(), id)
            .query(Integer.class)
            .single();
    if (said >= MESSAGES) {
      throw Problem.conflict("requests.messages", MESSAGES);
    }
  }

  private void keep(Request request, UUID message, List<byte[]> pictures) {
    if (pictures.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into requests.picture (institution_id, request_id, message_id, n, id, about_id,
                                          sealed)
            select :institution, :request, :message, p.n, p.id, :about, p.sealed
              from unnest(:ns::int[], :ids::uuid[], :sealed::text[]) as p (n, id, sealed)
            """)
        .param("institution", CurrentInstitution.get())
        .param("request", request.id())
        .param("message", message)
        .param("about", request.about())
        .param("ns", IntStream.rangeClosed(1, pictures.size()).boxed().toArray(Integer[]::new))
        .param("ids", pictures.stream().map(one -> Ids.next()).toArray(UUID[]::new))
        .param(
            "sealed",
            pictures.stream()
                .map(Photo::of)
                .map(
                    one ->
                        seals.seal(
                            PICTURE, request.about(), Base64.getEncoder().encodeToString(one)))
                .toArray(String[]::new))
        .update();
  }

  /** What was said, the oldest first. */
  public List<Message> of(Request request) {
    return jdbc.sql(
            """
            select m.id, m.at, m.by_person, m.by_name, m.asking, m.words,
                   array(select p.id from requests.picture p
                          where p.institution_id = m.institution_id
                            and p.request_id = m.request_id and p.message_id = m.id
                          order by p.n)::uuid[]
              from requests.message m
             where m.institution_id = ? and m.request_id = ? order by m.at, m.id
            """)
        .params(CurrentInstitution.get(), request.id())
        .query(
            (row, n) ->
                new Message(
                    row.getObject(1, UUID.class),
                    row.getObject(2, OffsetDateTime.class).toInstant(),
                    row.getObject(3, UUID.class),
                    row.getString(4),
                    row.getBoolean(5),
                    seals.open(WORDS, request.about(), row.getString(6)),
                    Arrays.asList((UUID[]) row.getArray(7).getArray())))
        .list();
  }

  /**
   * A picture of a request, as a JPEG.
   *
   * @throws Problem 404 for one that is not of it
   */
  public byte[] picture(Request request, UUID id) {
    return jdbc.sql(
            """
            select sealed from requests.picture
             where institution_id = ? and request_id = ? and id = ?
            """)
        .params(CurrentInstitution.get(), request.id(), id)
        .query(String.class)
        .optional()
        .map(stored -> seals.open(PICTURE, request.about(), stored))
        .map(Base64.getDecoder()::decode)
        .orElseThrow(Problem::notFound);
  }
}
