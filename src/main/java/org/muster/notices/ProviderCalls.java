package org.muster.notices;

import java.util.List;
import org.muster.notices.channel.ChannelDown;
import org.muster.notices.channel.Channels;
import org.muster.notices.channel.Event;
import org.muster.notices.channel.Hooks.Said;
import org.muster.notices.channel.Kind;
import org.muster.notices.channel.TaskId;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** What providers say by themselves, already known to be said by them. */
@Service
public class ProviderCalls {

  private static final Logger log = LoggerFactory.getLogger(ProviderCalls.class);

  private final Institutions institutions;
  private final Channels channels;
  private final Deliveries deliveries;
  private final Taps taps;

  ProviderCalls(Institutions institutions, Channels channels, Deliveries deliveries, Taps taps) {
    this.institutions = institutions;
    this.channels = channels;
    this.deliveries = deliveries;
    this.taps = taps;
  }

  /**
   * A text message on its way.
   *
   * @param reference the provider's number of the call it went out with
   */
  public record TextReport(String reference, String phone, boolean success) {}

  /**
   * A text message that somebody wrote back.
   *
   * @param number the provider's own of it
   */
  public record TextReply(String number, String phone, String words) {}

  /** An event of WeCom's: a tap on a card's button does what the card asks for. */
  public void wecom(Said<Event> said) {
    var event = said.what();
    if (!event.get("Event").equals("template_card_event")) {
      return;
    }
    var task = event.get("TaskId");
    var account = event.get("FromUserName");
    at(
        said.institution(),
        () ->
            TaskId.notice(task)
                .flatMap(notice -> taps.tapped(Kind.WECOM, notice, account, task + " " + account))
                .ifPresent(
                    words -> show(said.institution(), account, event.get("ResponseCode"), words)));
  }

  private void show(String institution, String account, String tap, String words) {
    channels
        .find(institution, Kind.WECOM)
        .ifPresent(
            channel -> {
              try {
                channel.answerTap(account, tap, words);
              } catch (ChannelDown down) {
                // It is done; only the card does not say so.
                log.warn("a card was not updated: {}", down.problem());
              }
            });
  }

  /** An event of a service account's: whether a template message was brought. */
  public void wechat(Said<Event> said) {
    var event = said.what();
    if (!event.get("Event").equals("TEMPLATESENDJOBFINISH")) {
      return;
    }
    var reference = event.get("MsgID").isEmpty() ? event.get("MsgId") : event.get("MsgID");
    var account = List.of(event.get("FromUserName"));
    at(
        said.institution(),
        () -> {
          var receipts = deliveries.receipts(Kind.WECHAT);
          if (event.get("Status").equals("success")) {
            receipts.delivered(reference, account);
          } else {
            receipts.failed(
                reference,
                account,
                event.get("Status").contains("block") ? "unwanted" : "not-brought");
          }
        });
  }

  /** What became of text messages. */
  public void texts(String institution, List<TextReport> reports) {
    at(
        institution,
        () -> {
          var receipts = deliveries.receipts(Kind.SMS);
          for (var report : reports) {
            if (report.success()) {
              receipts.delivered(report.reference(), List.of(report.phone()));
            } else {
              receipts.failed(report.reference(), List.of(report.phone()), "not-brought");
            }
          }
        });
  }

  /** What people wrote back: a 1 is the tap on the button that a text message cannot have. */
  public void replies(String institution, List<TextReply> replies) {
    at(
        institution,
        () ->
            replies.stream()
                .filter(reply -> reply.words().strip().matches("[1１]"))
                .forEach(
                    reply -> taps.answered(Kind.SMS, reply.phone(), "text " + reply.number())));
  }

  private void at(String code, Runnable work) {
    institutions
        .byCode(code)
        .ifPresent(institution -> CurrentInstitution.run(institution.id(), work));
  }
}
