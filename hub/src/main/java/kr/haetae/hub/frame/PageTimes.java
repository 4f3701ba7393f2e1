package kr.haetae.hub.frame;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says times on pages: in Seoul's time, with the other zone and the distance from now beside it. */
@Component("times")
public class PageTimes {
    /** Where the police work. */
    public static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(SEOUL);
    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(SEOUL);
    private static final DateTimeFormatter TODAY =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(SEOUL);
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final MessageSource messages;

    PageTimes(Clock clock, MessageSource messages) {
        this.clock = clock;
        this.messages = messages;
    }

    /** The day in Seoul. */
    public LocalDate today() {
        return LocalDate.now(clock.withZone(SEOUL));
    }

    /** This moment. */
    public Instant now() {
        return clock.instant();
    }

    /** To the second, in Seoul. */
    public String exact(Instant time) {
        return EXACT.format(time);
    }

    /** As short as it can be and still be exact to the minute: today's without the day. */
    public String shortly(Instant time) {
        boolean isToday = time.atZone(SEOUL).toLocalDate().equals(today());
        return (isToday ? TODAY : SHORT).format(time);
    }

    /** What shows on hover: both zones, named. */
    public String bothZones(Instant time) {
        return EXACT.format(time) + " KST · " + UTC.format(time) + " UTC";
    }

    /** "3분 전", or nothing for no time. */
    public String ago(@Nullable Instant time) {
        if (time == null) {
            return "";
        }
        long seconds = Math.max(0, Duration.between(time, clock.instant()).toSeconds());
        if (seconds < 60) {
            return say("time.seconds", seconds);
        }
        if (seconds < 3_600) {
            return say("time.minutes", seconds / 60);
        }
        return seconds < 172_800 ? say("time.hours", seconds / 3_600) : say("time.days", seconds / 86_400);
    }

    /** Days until the end of a last day, negative once it has passed. */
    public long daysLeft(LocalDate lastDay) {
        return ChronoUnit.DAYS.between(today(), lastDay);
    }

    /** Seconds with one decimal. */
    public String seconds(long millis) {
        return say("time.duration", String.format(Locale.ROOT, "%.1f", millis / 1000.0));
    }

    private String say(String key, Object value) {
        return messages.getMessage(key, new Object[] {value}, LocaleContextHolder.getLocale());
    }
}
