package org.gongkai.app.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TimeZone;
import java.util.function.Consumer;
import org.gongkai.config.ConfiguredPortal;
import org.jspecify.annotations.Nullable;
import org.quartz.CronScheduleBuilder;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.InterruptableJob;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.simpl.SimpleThreadPool;

/** The portals' crawl times: one Quartz job a portal, so that no portal is crawled twice at once. */
public final class CrawlSchedule implements AutoCloseable {
    /** The zone in which every schedule is written. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final String CRAWL = "crawl";

    private final Scheduler scheduler;

    private CrawlSchedule(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** A portal and the next time at which its crawl is due, empty when it is crawled by hand only. */
    public record Due(String portal, Optional<Instant> next) {}

    /**
     * Starts the clockwork for all portals that have a schedule.
     *
     * @param crawl called with a portal's id on a thread of the scheduler; what it throws is its own affair to report
     */
    public static CrawlSchedule start(List<ConfiguredPortal> portals, int threads, Consumer<String> crawl) {
        try {
            Scheduler scheduler = new StdSchedulerFactory(properties(threads)).getScheduler();
            scheduler.getContext().put(CRAWL, crawl);
            for (ConfiguredPortal portal : portals) {
                if (!portal.portal().schedule().isBlank()) {
                    scheduler.scheduleJob(
                            JobBuilder.newJob(PortalJob.class)
                                    .withIdentity(portal.portal().id())
                                    .build(),
                            trigger(portal));
                }
            }
            scheduler.start();
            return new CrawlSchedule(scheduler);
        } catch (SchedulerException e) {
            throw new IllegalStateException("the scheduler did not start: " + e.getMessage(), e);
        }
    }

    /** Every scheduled portal with its next time, soonest first. */
    public List<Due> due() {
        try {
            List<Due> due = new ArrayList<>();
            for (JobKey job : scheduler.getJobKeys(GroupMatcher.anyJobGroup())) {
                Optional<Instant> next = scheduler.getTriggersOfJob(job).stream()
                        .map(Trigger::getNextFireTime)
                        .filter(time -> time != null)
                        .map(Date::toInstant)
                        .findFirst();
                due.add(new Due(job.getName(), next));
            }
            due.sort(Comparator.comparing(entry -> entry.next().orElse(Instant.MAX)));
            return due;
        } catch (SchedulerException e) {
            throw new IllegalStateException("the scheduler does not answer: " + e.getMessage(), e);
        }
    }

    /** Interrupts crawls that are under way, waits until they have made their work durable, and stops. */
    @Override
    public void close() {
        try {
            for (JobExecutionContext running : scheduler.getCurrentlyExecutingJobs()) {
                scheduler.interrupt(running.getFireInstanceId());
            }
            scheduler.shutdown(true);
        } catch (SchedulerException e) {
            throw new IllegalStateException("the scheduler did not stop: " + e.getMessage(), e);
        }
    }

    /** A time that passed while nothing ran is caught up once. */
    private static Trigger trigger(ConfiguredPortal portal) {
        return TriggerBuilder.newTrigger()
                .withIdentity(portal.portal().id())
                .withSchedule(CronScheduleBuilder.cronSchedule(portal.portal().schedule())
                        .inTimeZone(TimeZone.getTimeZone(ZONE))
                        .withMisfireHandlingInstructionFireAndProceed())
                .build();
    }

    private static Properties properties(int threads) {
        Properties properties = new Properties();
        properties.setProperty(StdSchedulerFactory.PROP_SCHED_INSTANCE_NAME, "gongkai");
        properties.setProperty(StdSchedulerFactory.PROP_THREAD_POOL_CLASS, SimpleThreadPool.class.getName());
        properties.setProperty("org.quartz.threadPool.threadCount", Integer.toString(threads));
        properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        return properties;
    }

    /** Crawls the portal that gives the job its name. */
    @DisallowConcurrentExecution
    public static final class PortalJob implements InterruptableJob {
        private volatile @Nullable Thread thread;

        @Override
        public void interrupt() {
            Thread running = thread;
            if (running != null) {
                running.interrupt();
            }
        }

        @Override
        public void execute(JobExecutionContext context) {
            thread = Thread.currentThread();
            try {
                @SuppressWarnings("unchecked")
                Consumer<String> crawl =
                        (Consumer<String>) context.getScheduler().getContext().get(CRAWL);
                Objects.requireNonNull(crawl)
                        .accept(context.getJobDetail().getKey().getName());
            } catch (SchedulerException e) {
                throw new IllegalStateException("the scheduler lost its context", e);
            } finally {
                thread = null;
            }
        }
    }
}
