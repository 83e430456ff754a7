package org.gongkai.app.schedule;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.gongkai.config.ConfiguredPortal;
import org.gongkai.model.Portal;
import org.gongkai.model.RunReport;
import org.jspecify.annotations.Nullable;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.InterruptableJob;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.simpl.SimpleThreadPool;

/**
 * The portals' crawl times: one Quartz job a portal, so that no portal is crawled twice at once. After each crawl the job
 * gets its next time from the portal's {@link Rhythm}.
 */
public final class CrawlSchedule implements AutoCloseable {
    /** The zone in which every schedule is written. */
    public static final ZoneId ZONE = Rhythm.ZONE;

    private static final String SELF = "schedule";

    private final Scheduler scheduler;
    private final Clock clock;
    private final List<ConfiguredPortal> portals;
    private final Function<String, List<RunReport>> runs;
    private final Consumer<String> crawl;
    /** Portals whose crawl was asked for and has not begun. */
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    private CrawlSchedule(
            Scheduler scheduler,
            Clock clock,
            List<ConfiguredPortal> portals,
            Function<String, List<RunReport>> runs,
            Consumer<String> crawl) {
        this.scheduler = scheduler;
        this.clock = clock;
        this.portals = List.copyOf(portals);
        this.runs = runs;
        this.crawl = crawl;
    }

    /** A portal and the next time at which its crawl is due, empty when it is crawled by hand only. */
    public record Due(String portal, Optional<Instant> next) {}

    /**
     * Starts the clockwork for these portals; one without a schedule is crawled when asked for. Times that passed while nothing ran are caught up once:
     * a portal whose last crawl lies before its last time is crawled at once.
     *
     * @param runs at the portal of this id, oldest first
     * @param crawl called with a portal's id on a thread of the scheduler; what it throws is its own affair to report
     */
    public static CrawlSchedule start(
            List<ConfiguredPortal> portals,
            int threads,
            Clock clock,
            Function<String, List<RunReport>> runs,
            Consumer<String> crawl) {
        try {
            Scheduler scheduler = new StdSchedulerFactory(properties(threads)).getScheduler();
            CrawlSchedule schedule = new CrawlSchedule(scheduler, clock, portals, runs, crawl);
            scheduler.getContext().put(SELF, schedule);
            for (ConfiguredPortal portal : schedule.portals) {
                JobDetail job = JobBuilder.newJob(PortalJob.class)
                        .withIdentity(portal.portal().id())
                        .storeDurably()
                        .build();
                scheduler.addJob(job, false);
                schedule.plan(portal.portal(), runs.apply(portal.portal().id()));
            }
            scheduler.start();
            return schedule;
        } catch (SchedulerException e) {
            throw new IllegalStateException("the scheduler did not start: " + e.getMessage(), e);
        }
    }

    /** Sets the portal's next time, if it has one. */
    private void plan(Portal portal, List<RunReport> past) throws SchedulerException {
        Optional<Instant> next =
                portal.schedule().isBlank() ? Optional.empty() : new Rhythm(portal, past).next(clock.instant());
        if (next.isEmpty()) {
            return;
        }
        Trigger trigger = TriggerBuilder.newTrigger()
                .withIdentity(portal.id())
                .forJob(JobKey.jobKey(portal.id()))
                .startAt(Date.from(next.orElseThrow()))
                .withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
                .build();
        if (scheduler.checkExists(trigger.getKey())) {
            scheduler.rescheduleJob(trigger.getKey(), trigger);
        } else {
            scheduler.scheduleJob(trigger);
        }
    }

    private void run(String id) throws SchedulerException {
        Instant began = clock.instant();
        asked.remove(id);
        crawl.accept(id);
        if (Thread.currentThread().isInterrupted()) {
            return; // the clockwork is being stopped
        }
        Portal portal = portals.stream()
                .map(ConfiguredPortal::portal)
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        List<RunReport> past = runs.apply(id);
        // A crawl that failed before it began leaves no run, and would be due again at once, for ever; one that went on
        // with an older run has begun before its time.
        boolean dated = past.stream().anyMatch(run -> !run.started().isBefore(began));
        plan(portal, dated ? past : List.of());
    }

    /** Has a portal crawled now, besides its times. */
    CrawlDesk.Answer crawlNow(String portal) {
        try {
            JobKey job = JobKey.jobKey(portal);
            if (!scheduler.checkExists(job)) {
                return CrawlDesk.Answer.NOT_HERE;
            }
            synchronized (this) {
                if (goingOn().contains(portal) || !asked.add(portal)) {
                    return CrawlDesk.Answer.GOING_ON;
                }
                scheduler.triggerJob(job);
                return CrawlDesk.Answer.BEGUN;
            }
        } catch (SchedulerException e) {
            throw new IllegalStateException("the scheduler does not answer: " + e.getMessage(), e);
        }
    }

    /** The portals that are being crawled. */
    List<String> goingOn() {
        try {
            return scheduler.getCurrentlyExecutingJobs().stream()
                    .map(running -> running.getJobDetail().getKey().getName())
                    .sorted()
                    .toList();
        } catch (SchedulerException e) {
            throw new IllegalStateException("the scheduler does not answer: " + e.getMessage(), e);
        }
    }

    boolean isRunning() {
        try {
            return scheduler.isStarted() && !scheduler.isShutdown();
        } catch (SchedulerException e) {
            return false;
        }
    }

    /** Every portal with its next time, soonest first. */
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

    private static Properties properties(int threads) {
        Properties properties = new Properties();
        properties.setProperty(StdSchedulerFactory.PROP_SCHED_INSTANCE_NAME, "gongkai");
        properties.setProperty(StdSchedulerFactory.PROP_THREAD_POOL_CLASS, SimpleThreadPool.class.getName());
        properties.setProperty("org.quartz.threadPool.threadCount", Integer.toString(threads));
        properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        return properties;
    }

    /** Crawls the portal that gives the job its name, and sets its next time. */
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
                CrawlSchedule schedule =
                        (CrawlSchedule) context.getScheduler().getContext().get(SELF);
                Objects.requireNonNull(schedule)
                        .run(context.getJobDetail().getKey().getName());
            } catch (SchedulerException e) {
                throw new IllegalStateException("the scheduler lost its context", e);
            } finally {
                thread = null;
            }
        }
    }
}
