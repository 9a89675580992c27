package org.muster.notices;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.muster.notices.channel.Channel;
import org.muster.notices.channel.ChannelDown;
import org.muster.notices.channel.Handing;
import org.muster.notices.channel.Letter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** Carries what waits for a channel to its provider, and keeps what the provider said. */
@Component
class Postman {

  private static final Logger log = LoggerFactory.getLogger(Postman.class);

  private final DataSource database;
  private final Planning planning;
  private final Letters letters;
  private final Pauses pauses;
  private final Clock clock;

  Postman(DataSource database, Planning planning, Letters letters, Pauses pauses, Clock clock) {
    this.database = database;
    this.planning = planning;
    this.letters = letters;
    this.pauses = pauses;
    this.clock = clock;
  }

  /** Sends what is due by a channel of the institution in force, unless somebody else does. */
  void send(Channel channel) {
    var house = planning.house();
    try (var connection = database.getConnection()) {
      var outbox =
          new Outbox(
              JdbcClient.create(new SingleConnectionDataSource(connection, true)),
              channel.kind(),
              house,
              clock);
      if (!outbox.due()) {
        // As most times: a look every other second costs one statement.
        return;
      }
      // Nobody waits for these commits: what the provider said must outlive this program, and does
      // in the database's memory; what a crash of the machine takes is sent again.
      commitLazily(connection, true);
      try {
        if (outbox.lock()) {
          try {
            send(channel, outbox);
          } finally {
            outbox.unlock();
          }
        }
      } finally {
        commitLazily(connection, false);
      }
    } catch (SQLException lost) {
      throw new IllegalStateException("the database is away", lost);
    }
  }

  private void send(Channel channel, Outbox outbox) {
    outbox.takeUp();
    if (pauses.paused(channel.kind())) {
      pauses.goAround(channel.kind());
      return;
    }
    outbox.keepQuiet();
    boolean fine = false;
    boolean taken = true;
    while (taken) {
      int most = channel.together();
      if (most == 0) {
        // The provider allows no more for now: the next run goes on.
        return;
      }
      var waiting = outbox.take(most);
      var written = write(outbox, waiting);
      try {
        if (!written.isEmpty()) {
          channel.hand(written, new Kept(outbox));
          if (!fine) {
            pauses.resume(channel.kind());
            fine = true;
          }
        }
        outbox.release();
      } catch (ChannelDown down) {
        log.warn("{} takes nothing: {}", channel.kind().word(), down.problem());
        outbox.release();
        pauses.pause(channel.kind(), down);
        return;
      }
      taken = !waiting.isEmpty();
    }
  }

  /** Writes out those who are still to be told, and settles the others. */
  private List<Letter> write(Outbox outbox, List<Outbox.Waiting> waiting) {
    var notices =
        outbox.notices(waiting.stream().map(Outbox.Waiting::notice).collect(Collectors.toSet()));
    var written = new ArrayList<Letter>();
    waiting.stream()
        .collect(Collectors.groupingBy(Outbox.Waiting::notice))
        .forEach(
            (id, together) -> {
              var notice = notices.get(id);
              if (notice != null) {
                written.addAll(write(outbox, notice, together));
              }
            });
    return written;
  }

  private List<Letter> write(Outbox outbox, Notice notice, List<Outbox.Waiting> together) {
    var now = clock.instant();
    var people = together.stream().map(Outbox.Waiting::person).toList();
    if (notice.stoppedAt() != null) {
      outbox.stopped(notice.id(), people, "stopped");
      return List.of();
    }
    if (!notice.expiresAt().isAfter(now)) {
      outbox.expired(notice.id(), people);
      return List.of();
    }
    var settled = letters.settled(notice, people);
    if (!settled.isEmpty()) {
      outbox.stopped(notice.id(), settled, "done");
    }
    var lost = new HashSet<UUID>();
    var written = new ArrayList<Letter>();
    for (var one : together) {
      if (settled.contains(one.person())) {
        continue;
      }
      if (one.address() == null) {
        lost.add(one.person());
      } else {
        written.add(letters.letter(notice, one, one.address()));
      }
    }
    if (!lost.isEmpty()) {
      outbox.nextChannel(notice.id(), Set.copyOf(lost), "no-address");
    }
    return written;
  }

  private static void commitLazily(Connection connection, boolean lazily) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(lazily ? "set synchronous_commit = off" : "reset synchronous_commit");
    }
  }

  private record Kept(Outbox outbox) implements Handing {

    @Override
    public void accepted(List<Letter> letters, @Nullable String reference) {
      outbox.sent(letters, reference);
    }

    @Override
    public void refused(Letter letter, String problem) {
      outbox.nextChannel(letter.notice(), List.of(letter.person()), problem);
    }

    @Override
    public void later(Letter letter, String problem) {
      outbox.again(letter, problem);
    }
  }
}
