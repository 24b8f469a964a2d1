import {send} from './wire.mjs';

// Someone with an account: logs in, and again when the token has ended.
export class Person {
    constructor(server, login, password) {
        Object.assign(this, {server, login, password});
    }

    credentials() {
        return {login: this.login, password: this.password};
    }

    async logIn() {
        const {status, text} = await send(`${this.server}/api/v1/sessions`, {method: 'POST',
            headers: {'Content-Type': 'application/json'}, body: JSON.stringify(this.credentials())});
        const answer = JSON.parse(text);
        if (status !== 201) throw new Error(`${this.login} cannot log in: ${JSON.stringify(answer)}`);
        this.account = answer.account.id;
        this.role = answer.account.role;
        this.organisation = answer.account.organisation;
        this.posts = (answer.account.posts ?? []).map((post) => `${post.id}`);
        return answer.token;
    }

    async comeBack() {
        this.token = await this.logIn();
    }
}
