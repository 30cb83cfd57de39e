// Ask the app to run again after a while. From the page, so that it queues behind what the user clicked: a rerun that the
// server asks for can overtake a click on another page, which is lost then.
export default function ({data, setTriggerValue}) {
  const timer = setTimeout(() => setTriggerValue("due", data.time), data.after_ms);
  return () => clearTimeout(timer);
}
