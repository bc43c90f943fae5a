/* Follows the conversion of a video: asks every two seconds, and loads the page anew when it is over. */
(() => {
    class VideoProgressController extends window.StimulusModule.Controller {
        static targets = ['bar', 'label'];
        static values = { url: String };

        connect() {
            this.timer = window.setInterval(() => this.ask(), 2000);
        }

        disconnect() {
            window.clearInterval(this.timer);
        }

        async ask() {
            const answer = await fetch(this.urlValue, { headers: { 'X-Requested-With': 'XMLHttpRequest' } }).catch(() => null);
            if (!answer || !answer.ok) return;
            const state = await answer.json();
            this.barTarget.value = state.progress;
            this.labelTarget.textContent = `${state.label} (${state.progress} %)`;
            if (state.status === 'ready' || state.status === 'failed') {
                this.disconnect();
                window.location.reload();
            }
        }
    }

    const start = () => window.wagtail.app.register('video-progress', VideoProgressController);
    if (window.wagtail?.app) start();
    else document.addEventListener('wagtail:init', start, { once: true });
})();
