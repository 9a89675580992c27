package org.muster.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.muster.demo.CampusMaking.Step;
import org.muster.identity.MadeUpCampus;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The one made-up campus of this program: begun on demand, gone on with at every later start. A
 * thread of its own makes it, which ends by itself and never keeps the program from stopping.
 */
@Component
class DemoCampus implements MadeUpCampus, DisposableBean {

  static final String CODE = "nanhai-demo";
  static final String NAME = "南海大学（演示）";

  private static final Logger log = LoggerFactory.getLogger(DemoCampus.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int STEPS = Step.values().length;

  private final CampusMaking making;
  private final RoleAccounts accounts;
  private final LaterReports laterReports;
  private final Institutions institutions;
  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile @Nullable Thread thread;
  private volatile @Nullable Progress progress;
  private volatile List<DemoRole> roles = List.of();

  DemoCampus(
      CampusMaking making,
      RoleAccounts accounts,
      LaterReports laterReports,
      Institutions institutions) {
    this.making = making;
    this.accounts = accounts;
    this.laterReports = laterReports;
    this.institutions = institutions;
  }

  /** A campus that is there, finished or broken off, is brought up to today. */
  @EventListener(ApplicationReadyEvent.class)
  void resume() {
    if (institutions.byCode(CODE).isPresent()) {
      begin();
    }
  }

  @Override
  public void begin() {
    if (begun.compareAndSet(false, true)) {
      progress = new Progress(0, STEPS, key(Step.WORKBOOK), false);
      thread = Thread.ofVirtual().name("made-up-campus").start(this::make);
    }
  }

  private void make() {
    try {
      institutions.byCode(CODE).ifPresent(there -> show(there.id()));
      var made = making.make(CODE, NAME, CampusSize.FULL, this::reached);
      show(made.institution().id());
      laterReports.trickle(made);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failed) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      log.error("the made-up campus could not be made", failed);
      if (roles.isEmpty()) {
        progress = new Progress(0, STEPS, "demo.step.failed", false);
      }
      // What is missing can be made by asking again.
      begun.set(false);
    }
  }

  private void reached(Step step) {
    // One that was finished at an earlier start can be looked at while it is brought up to today.
    if (roles.isEmpty()) {
      progress = new Progress(step.ordinal(), STEPS, key(step), false);
    }
  }

  private void show(java.util.UUID institution) {
    var there =
        CurrentInstitution.<List<DemoRole>, RuntimeException>call(institution, accounts::all);
    if (!there.isEmpty()) {
      roles = there;
      progress = new Progress(STEPS, STEPS, "demo.step.done", true);
    }
  }

  private static String key(Step step) {
    return switch (step) {
      case WORKBOOK -> "demo.step.workbook";
      case READING -> "demo.step.reading";
      case APPLYING -> "demo.step.applying";
      case DAYS -> "demo.step.days";
      case THIS_MORNING -> "demo.step.this-morning";
      case ROLES -> "demo.step.roles";
    };
  }

  @Override
  public Optional<Progress> progress() {
    return Optional.ofNullable(progress);
  }

  @Override
  public List<DemoRole> roles() {
    return roles;
  }

  @Override
  public void destroy() throws InterruptedException {
    var running = thread;
    if (running != null) {
      running.interrupt();
      running.join(PATIENCE);
    }
  }
}
