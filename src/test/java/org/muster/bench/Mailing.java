package org.muster.bench;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.muster.MusterApplication;
import org.muster.journeys.Database;
import org.muster.notices.Draft;
import org.muster.notices.Notices;
import org.muster.notices.Recipients;
import org.muster.notices.Sender;
import org.muster.notices.Words;
import org.muster.notices.channel.SmtpSink;
import org.muster.people.Audience;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How fast reminders for everybody are planned and handed to a mail server, against a bare loop
 * over the same connections, texts and server: in the program's own process, on the data of the run
 * before. The server is a sink of our own; GreenMail keeps every message and would be the limit.
 */
final class Mailing {

  private static final int CONNECTIONS = 16;
  private static final int WARM_UP = 5_000;
  private static final String FROM = "muster@campus.example";
  private static final String TITLE = "请完成今日健康日报";
  private static final String TEXT =
      """
      同学你好：今天的健康日报将于 10:00 截止，你还没有填报。
      情况与昨天相同的，点开链接确认一次即可；身体不适的，请如实填写，辅导员会与你联系。\
      """;

  private final ConfigurableApplicationContext muster;
  private final SmtpSink server;
  private final Table table;
  private final UUID institution;

  private Mailing(ConfigurableApplicationContext muster, SmtpSink server, Table table) {
    this.muster = muster;
    this.server = server;
    this.table = table;
    this.institution = muster.getBean(Institutions.class).byCode("bench").orElseThrow().id();
  }

  /** These rows alone, on a campus of their own. */
  public static void main(String... arguments) throws Exception {
    var data = java.nio.file.Files.createTempDirectory("muster-mails");
    try (var muster =
        new SpringApplicationBuilder(MusterApplication.class)
            .run("--muster.data=" + data, "--server.port=0", "--server.address=127.0.0.1")) {
      var institution =
          muster.getBean(Institutions.class).create("bench", "bench", "Asia/Shanghai");
      LargeCampus.fill(Database.of(data), data, institution.id(), 20_000);
    }
    measure(data, new Table());
  }

  static void measure(Path data, Table table) throws Exception {
    try (var server = new SmtpSink(Duration.ZERO);
        var muster =
            new SpringApplicationBuilder(MusterApplication.class)
                .run(
                    "--muster.data=" + data,
                    "--server.port=0",
                    "--server.address=127.0.0.1",
                    "--muster.channels.post.kind=mail",
                    "--muster.channels.post.institution=bench",
                    "--muster.channels.post.host=127.0.0.1",
                    "--muster.channels.post.port=" + server.port(),
                    "--muster.channels.post.from=" + FROM,
                    "--muster.channels.post.tls=none",
                    "--muster.channels.post.connections=" + CONNECTIONS)) {
      new Mailing(muster, server, table).run();
    }
  }

  private void run() throws Exception {
    int people = CurrentInstitution.call(institution, this::addresses);
    // Both go once unmeasured: the first thousands are sent by a JVM that is still compiling.
    bare(WARM_UP);
    send(people);
    double before = bare(people);
    double planned = send(people);
    double sent = server.perSecond();
    double after = bare(people);
    table.below("reminders for %,d planned".formatted(people), planned, "s", 2);
    table.add("bare loop of e-mails, %d connections".formatted(CONNECTIONS), before, "/s");
    table.add("the same once more afterwards", after, "/s");
    table.add("%,d e-mails handed over".formatted(people), sent, "/s");
    table.atLeast("the same against the bare loop", sent / ((before + after) / 2), "x", 0.8);
  }

  private int addresses() {
    return muster
        .getBean(JdbcClient.class)
        .sql(
            """
            update people.person set email = lower(number) || '@students.example'
             where institution_id = ? and kind = 'student'
            """)
        .param(institution)
        .update();
  }

  /** Sends everybody a notice and waits until it is with the server; how long planning took. */
  private double send(int people) throws Exception {
    server.forget();
    var notices = muster.getBean(Notices.class);
    // Urgent, or a run at night would measure the quiet hours.
    var draft =
        new Draft(
            Ids.next().toString(),
            new Words(TITLE, TEXT, null, null),
            true,
            null,
            Instant.now().plus(Duration.ofDays(1)));
    long begin = System.nanoTime();
    int told =
        CurrentInstitution.call(
            institution,
            () ->
                notices
                    .send(draft, new Recipients.Everybody(Audience.ALL), Sender.PROGRAM)
                    .people());
    double planned = (System.nanoTime() - begin) / 1e9;
    if (told != people) {
      throw new IllegalStateException("planned for %d".formatted(told));
    }
    while (server.count() < people) {
      Thread.sleep(50);
    }
    return planned;
  }

  private double bare(int many) throws Exception {
    server.forget();
    var next = new AtomicInteger();
    var properties = new Properties();
    properties.put("mail.transport.protocol", "smtp");
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", String.valueOf(server.port()));
    var session = Session.getInstance(properties);
    try (var lines = Executors.newFixedThreadPool(CONNECTIONS)) {
      for (Future<?> line :
          IntStream.range(0, CONNECTIONS)
              .mapToObj(n -> lines.submit(() -> loop(session, next, many)))
              .toList()) {
        line.get();
      }
    }
    return server.perSecond();
  }

  private static Object loop(Session session, AtomicInteger next, int many)
      throws MessagingException {
    var from = new InternetAddress(FROM);
    var link = "https://muster.example/n/" + "x".repeat(91);
    try (var transport = session.getTransport()) {
      transport.connect();
      for (int n = next.getAndIncrement(); n < many; n = next.getAndIncrement()) {
        var to = new InternetAddress("l%08d@students.example".formatted(n), true);
        var message = new MimeMessage(session);
        message.setFrom(from);
        message.setRecipient(MimeMessage.RecipientType.TO, to);
        message.setSubject(TITLE, StandardCharsets.UTF_8.name());
        message.setText(TEXT + "\n\n点此查看：\n" + link + "\n", StandardCharsets.UTF_8.name());
        message.saveChanges();
        transport.sendMessage(message, new InternetAddress[] {to});
      }
    }
    return "done";
  }
}
