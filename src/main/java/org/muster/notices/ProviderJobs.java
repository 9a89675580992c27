package org.muster.notices;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.muster.notices.channel.Channel;
import org.muster.notices.channel.Channels;
import org.muster.people.Institutions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is posted to groups, and asked of providers, without being asked for. */
@Configuration(proxyBeanMethods = false)
class ProviderJobs {

  @Bean
  RecurringTask<Void> postToGroups(Institutions institutions, Crier crier) {
    return Tasks.recurring("post-to-groups", FixedDelay.of(Duration.ofSeconds(5)))
        .execute((task, context) -> institutions.each("posting to groups", crier::post));
  }

  @Bean
  RecurringTask<Void> askProviders(
      Institutions institutions, Channels channels, Inquiries inquiries) {
    return Tasks.recurring("ask-providers", FixedDelay.of(Duration.ofMinutes(1)))
        .execute(
            (task, context) ->
                institutions.each(
                    "asking providers",
                    () ->
                        channels.of(institutions.current().code()).values().stream()
                            .filter(Channel::inquires)
                            .forEach(inquiries::ask)));
  }
}
